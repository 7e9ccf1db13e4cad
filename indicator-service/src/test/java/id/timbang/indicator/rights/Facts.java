package id.timbang.indicator.rights;

/** Observations as they are handed in. */
final class Facts {

    private Facts() {}

    /** @param who one or both of {@code 'employeeId'} and {@code 'nip'} */
    static String observation(String source, String who) {
        return "{'id':'{fresh}','source':'" + source + "'," + who
                + ",'indicator':'{docs}','occurredAt':'2026-11-02T09:41:00+07:00'}";
    }

    /** @param name {@code 'id'} and {@code 'source'}, where the address does not say them */
    static String correction(String name, String who) {
        return "{" + name + "'reason':'x','employeeId':'{" + who
                + "}','indicator':'{docs}','occurredAt':'2026-11-02T09:41:00+07:00','value':7}";
    }
}
