package id.timbang.report.document;

import id.timbang.contracts.Period;

/** Names of files, safe on every system whatever the id is made of. */
final class FileName {

    private FileName() {}

    static String of(String kind, String id, Period period) {
        return "timbang-" + kind + "-" + id.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + period;
    }
}
