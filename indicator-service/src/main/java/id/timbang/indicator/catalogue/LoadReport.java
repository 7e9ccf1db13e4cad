package id.timbang.indicator.catalogue;

import java.util.List;

/**
 * What came of loading a starter catalogue.
 *
 * @param from the first month the scorecards were to hold for
 */
record LoadReport(String catalogue, String from, Entries indicators, Entries scorecards) {

    /**
     * By id.
     *
     * @param created   what is new
     * @param unchanged what was here already, as in the catalogue
     * @param kept      what is here with other content, and stays as it is
     * @param leftOut   scorecards that were not made, with the reason
     */
    record Entries(List<String> created, List<String> unchanged, List<String> kept, List<LeftOut> leftOut) {}

    /** @param code {@code indicator-differs} or {@code position-taken} */
    record LeftOut(String id, String code, String detail) {}
}
