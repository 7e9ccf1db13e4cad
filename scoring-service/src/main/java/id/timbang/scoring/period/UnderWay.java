package id.timbang.scoring.period;

import id.timbang.scoring.reference.Affected;
import java.util.HashSet;
import java.util.Set;

/** The positions whose standings are to be made anew for a change that was heard of, and those for which it is done now. */
final class UnderWay {

    private final Set<String> due = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private boolean everybodyDue;
    private boolean everybodyBegun;
    private long heard;

    synchronized void hear(Affected affected) {
        if (affected.concernsPositions()) {
            heard++;
            everybodyDue |= affected.everybody();
            due.addAll(affected.positions());
        }
    }

    /** What is due is begun with. */
    synchronized void begin() {
        everybodyBegun |= everybodyDue;
        begun.addAll(due);
        everybodyDue = false;
        due.clear();
    }

    /** What was begun is done. */
    synchronized void end() {
        everybodyBegun = false;
        begun.clear();
    }

    synchronized boolean concerns(String position) {
        return everybodyDue || everybodyBegun || due.contains(position) || begun.contains(position);
    }

    synchronized long heard() {
        return heard;
    }
}
