package id.timbang.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages run under {@code default-src 'self'} and show names and texts that other systems wrote. */
class PageSafetyTest {

    private static final Pattern TEXT_READ_AS_MARKUP = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|createContextualFragment|srcdoc|javascript:"
                    + "|\\beval\\(|new Function|setAttribute\\('(?:style|on)");

    private static final Pattern INLINE = Pattern.compile(
            "<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)[^>]*>|<script[^>]*>[^<]", Pattern.CASE_INSENSITIVE);

    private static final Pattern ELSEWHERE =
            Pattern.compile("[a-z]+://(?!www\\.w3\\.org/2000/svg)|[\"'(]//[a-z]|@import", Pattern.CASE_INSENSITIVE);

    private static final Pattern FILE_USED = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    private static final Pattern MODULE_USED = Pattern.compile("from '\\./([^']+)'");
    private static final int LONGEST = 300;

    @Test
    void no_script_reads_text_as_markup_or_code() {
        assertNothingFound(TEXT_READ_AS_MARKUP, ".js");
    }

    @Test
    void no_page_has_script_or_style_inside() {
        assertNothingFound(INLINE, ".html");
    }

    @Test
    void nothing_is_loaded_from_elsewhere() {
        Stream.of(".html", ".js", ".css", ".svg").forEach(ending -> assertNothingFound(ELSEWHERE, ending));
    }

    @Test
    void every_file_that_is_named_is_there() {
        assertThat(PageFiles.endingWith(".html").values().stream()
                        .flatMap(page -> FILE_USED.matcher(page).results())
                        .map(match -> match.group(1).substring(1)))
                .isNotEmpty()
                .allMatch(PageFiles::exists);
        assertThat(PageFiles.endingWith(".js").values().stream()
                        .flatMap(script -> MODULE_USED.matcher(script).results())
                        .map(match -> "assets/js/" + match.group(1)))
                .isNotEmpty()
                .allMatch(PageFiles::exists);
    }

    @Test
    void every_page_can_be_walked_by_keyboard_and_screen_reader() {
        assertThat(PageFiles.endingWith(".html")).hasSize(7).allSatisfy((path, page) -> assertThat(page)
                .as(path)
                .contains(
                        "<html lang=\"id\">",
                        "class=\"skip\" href=\"#main\"",
                        "<main id=\"main\"",
                        "<header",
                        "<footer",
                        "width=device-width")
                .satisfies(text -> assertThat(text.contains("<script")).isEqualTo(text.contains("<noscript>"))));
    }

    @Test
    void no_file_is_longer_than_one_can_read_at_once() {
        Stream.of(".html", ".js", ".css").map(PageFiles::endingWith).forEach(files -> assertThat(files)
                .allSatisfy((path, text) -> assertThat(text.lines()).as(path).hasSizeLessThanOrEqualTo(LONGEST)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cell.innerHTML = employee.name", "place.insertAdjacentHTML('beforeend', text)", "eval(answer)",
                "row.setAttribute('style', 'width:10%')", "row.setAttribute('onclick', text)",
                        "a.href = 'javascript:' + x",
            })
    void a_script_that_reads_text_as_markup_or_code_is_found(String script) {
        assertThat(TEXT_READ_AS_MARKUP.matcher(script).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style=\"color: red\">",
                "<button onclick=\"save()\">",
                "<script>run()</script>",
                "<style>p {}</style>",
                "<script type=\"module\" src=\"/assets/js/office.js\">run()</script>",
            })
    void script_or_style_inside_a_page_is_found(String page) {
        assertThat(INLINE.matcher(page).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link href=\"https://fonts.example/a.css\">", "import x from '//cdn.example/x.js'",
                "background: url(//img.example/a.png)", "@import 'other.css'",
            })
    void a_thing_from_elsewhere_is_found(String text) {
        assertThat(ELSEWHERE.matcher(text).find()).isTrue();
    }

    private static void assertNothingFound(Pattern forbidden, String ending) {
        Map<String, String> files = PageFiles.endingWith(ending);
        assertThat(files).isNotEmpty().allSatisfy((path, text) -> assertThat(found(forbidden, text))
                .as(path)
                .isEmpty());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
