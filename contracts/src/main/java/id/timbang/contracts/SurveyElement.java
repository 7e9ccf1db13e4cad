package id.timbang.contracts;

/**
 * The nine elements (unsur) of the citizen satisfaction survey, PermenPANRB 14/2017. Sources number the last
 * two differently, so they are known by name only.
 */
public enum SurveyElement {
    REQUIREMENTS,
    PROCEDURE,
    TIME,
    COST,
    PRODUCT,
    STAFF_COMPETENCE,
    STAFF_CONDUCT,
    COMPLAINT_HANDLING,
    FACILITIES
}
