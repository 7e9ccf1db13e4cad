package id.timbang.benchmark.scoring;

/** An open page of one office, and what it was told. */
final class OpenPage {

    private static final String DATA = "data:";
    private static final String COMPLETE = "event:snapshot-complete";

    private final int office;
    private boolean complete;
    private boolean beaten;
    private String expected = "";
    private long began;
    private long told;

    OpenPage(int office) {
        this.office = office;
    }

    int office() {
        return office;
    }

    /** Takes a line of the page's stream. */
    synchronized void line(String line) {
        if (line.startsWith(COMPLETE)) {
            complete = true;
        } else if (line.startsWith(":")) {
            beaten = true;
        } else if (told == 0 && !expected.isEmpty() && line.startsWith(DATA) && line.contains(expected)) {
            told = System.nanoTime() - began;
        }
    }

    /** From now on it waits to be told of that employee, whose score is changed now. */
    synchronized void expect(String employeeId, long now) {
        expected = "\"" + employeeId + "\"";
        began = now;
        told = 0;
    }

    synchronized boolean isComplete() {
        return complete;
    }

    synchronized boolean isBeaten() {
        return beaten;
    }

    synchronized boolean isTold() {
        return told > 0;
    }

    /** After how many nanoseconds it was told; 0 where it was not. */
    synchronized long told() {
        return told;
    }
}
