package id.timbang.gateway.pages;

import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/** Calls the pages' own functions, in a browser that shows no page. */
final class PageCode implements AutoCloseable {

    private static final String CALL = """
            const [language, done] = arguments;
            const at = (name) => import(`/assets/js/${name}.js`);
            (async () => {
              const [i18n, %1$s] = await Promise.all(['i18n', %2$s].map(at));
              i18n.useWords(language, await (await fetch(`/assets/i18n/${language}.json`)).json());
              done(String(run({ %1$s })));
            })().catch((error) => done(`${error.stack}`));
            function run({ %1$s }) { return (%3$s); }
            """;

    private final List<String> modules;
    private final ChromeDriver browser;

    /** @param modules whose functions are called, by these names */
    PageCode(FakeServices services, List<String> modules) {
        this.modules = modules;
        browser = Browser.open("en");
        browser.get(services.address("/assets/i18n/id.json").toString());
    }

    /** What an expression gives in a language, as text. */
    String told(String language, String expression) {
        String names = String.join(", ", modules);
        String quoted = "'" + String.join("', '", modules) + "'";
        return String.valueOf(browser.executeAsyncScript(CALL.formatted(names, quoted, expression), language));
    }

    @Override
    public void close() {
        browser.quit();
    }
}
