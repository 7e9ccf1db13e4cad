package id.timbang.report.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can also be given as a table: a name for its file, a header, and rows of texts, numbers and gaps. */
interface Table {

    /** Without an ending; made of letters, digits, {@code .}, {@code _} and {@code -}. */
    String fileName();

    List<String> header();

    List<List<@Nullable Object>> rows();
}
