package id.timbang.survey.index;

import java.math.BigDecimal;

/** The grade of service quality (mutu pelayanan) of PermenPANRB 14/2017, by the index rounded to two decimals. */
public enum Grade {
    A("88.31", "Sangat Baik"),
    B("76.61", "Baik"),
    C("65.00", "Kurang Baik"),
    D("25.00", "Tidak Baik");

    private final BigDecimal from;
    private final String word;

    Grade(String from, String word) {
        this.from = new BigDecimal(from);
        this.word = word;
    }

    /** The regulation's own word. */
    public String word() {
        return word;
    }

    /**
     * The grade of an index. The conventions that fall short of 1/9 can go a little below 25: that is D too.
     *
     * @param index already rounded to two decimals, so that no index lies between two grades
     */
    public static Grade of(BigDecimal index) {
        for (Grade grade : values()) {
            if (index.compareTo(grade.from) >= 0) {
                return grade;
            }
        }
        return D;
    }
}
