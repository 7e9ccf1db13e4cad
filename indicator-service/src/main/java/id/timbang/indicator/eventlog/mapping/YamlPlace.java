package id.timbang.indicator.eventlog.mapping;

import id.timbang.kit.problem.Problem;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A place in the mapping.
 *
 * @param line   from 1
 * @param column from 1
 */
record YamlPlace(int line, int column) {

    static YamlPlace of(Mark mark) {
        return new YamlPlace(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /**
     * Where a place within a scalar's text stands in the file: past quotes, escapes, block headers, indentation.
     *
     * @param file   the whole mapping as code points
     * @param line   within the text, from 1
     * @param column within the text, from 1
     */
    static YamlPlace within(ScalarNode scalar, int[] file, int line, int column) {
        int wanted = offset(scalar.getValue(), line, column);
        int[] value = scalar.getValue().codePoints().toArray();
        int at = scalar.getStartMark().getIndex();
        int end = Math.min(file.length, scalar.getEndMark().getIndex());
        boolean block = at < end && (file[at] == '|' || file[at] == '>');
        while (block && at < end && file[at] != '\n') {
            at++;
        }
        for (int i = 0; i <= wanted && i <= value.length; i++) {
            // Whatever of the file does not show in the text is passed over; a folded line break shows as a blank.
            while (i < value.length && at < end && !shows(file[at], value[i])) {
                at++;
            }
            if (i < wanted && at < end) {
                at++;
            }
        }
        return at(file, at);
    }

    private static boolean shows(int inFile, int inText) {
        return inFile == inText || inText == ' ' && inFile == '\n';
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line && text.indexOf('\n', start) >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.codePointCount(0, Math.min(text.length(), start)) + column - 1;
    }

    private static YamlPlace at(int[] file, int index) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < index && i < file.length; i++) {
            column = file[i] == '\n' ? 1 : column + 1;
            line = file[i] == '\n' ? line + 1 : line;
        }
        return new YamlPlace(line, column);
    }

    /** The answer to a mapping that will not do at this place. */
    Problem problem(String detail) {
        return Problem.invalid(
                        "invalid-mapping",
                        "The mapping will not do at line " + line + ", column " + column + ": " + detail)
                .with("line", line)
                .with("column", column);
    }
}
