package id.timbang.standalone;

import id.timbang.contracts.SurveyElement;
import id.timbang.standalone.RightsMatrix.Right;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** How each line of the rights' table is asked of the running product. */
final class RightsRequests {

    private static final String BOUNDARY = "part-of-an-event-log";

    private final String month;
    private final String managersImport;
    private final String managersList;
    private final RightsQuarantine quarantine;

    /**
     * @param managersImport the id of an import of an event log that the manager has started
     * @param managersList   the id of an import of employees that the manager has started
     */
    RightsRequests(String month, String managersImport, String managersList, RightsQuarantine quarantine) {
        this.month = month;
        this.managersImport = managersImport;
        this.managersList = managersList;
        this.quarantine = quarantine;
    }

    /** A request to send. */
    record Asked(String method, String path, String contentType, String body) {

        static Asked get(String path) {
            return new Asked("GET", path, "", "");
        }

        static Asked json(String method, String path, String body) {
            return new Asked(method, path, "application/json", body);
        }
    }

    Asked of(Right right) {
        String object = right.object();
        return switch (right.endpoint()) {
            case "GET /api/scores/{employeeId}",
                    "GET /api/scores/{employeeId}/evidence",
                    "GET /api/scores/{employeeId}/explanation" ->
                Asked.get(path(right).replace("{employeeId}", person(object)) + "?period=" + month);
            case "POST /api/scores/{employeeId}/what-if" ->
                Asked.json("POST", "/api/scores/" + person(object) + "/what-if", "{\"actuals\": {\"attendance\": 90}}");
            case "GET /api/reports/employees/{employeeId}" ->
                Asked.get("/api/reports/employees/" + person(object) + "?period=" + month);
            case "GET /api/employees/{employeeId}" -> Asked.get("/api/employees/" + person(object));
            case "GET /api/employees/{employeeId}/absences/{absenceId}" ->
                Asked.get("/api/employees/" + person(object) + "/absences/leave-1");
            case "GET /api/employees/{employeeId}/absences" ->
                Asked.get("/api/employees/" + person(object) + "/absences");
            case "GET /api/audit/accesses/{employeeId}" -> Asked.get("/api/audit/accesses/" + person(object));
            case "GET /api/scores", "GET /api/scores/stream", "GET /api/employees" ->
                Asked.get(path(right) + "?size=500&period=" + month
                        + (object.equals("everybody") ? "" : "&office=" + office(object)));
            case "GET /api/reports/offices/{officeId}" ->
                Asked.get("/api/reports/offices/" + office(object) + "?period=" + month);
            case "GET /api/offices" -> Asked.get("/api/offices?size=100");
            case "GET /api/offices/{officeId}" -> Asked.get("/api/offices/" + office(object));
            case "PUT /api/offices/{officeId}" -> putOffice(object);
            case "PUT /api/employees/{employeeId}" -> putEmployee(object);
            case "POST /api/employees/imports" ->
                new Asked(
                        "POST",
                        "/api/employees/imports",
                        "text/csv; charset=utf-8",
                        "employeeId,name,officeId,position,supervisorId\n" + csvLine(object) + "\n");
            case "PUT /api/employees/{employeeId}/absences/{absenceId}" ->
                Asked.json("PUT", "/api/employees/" + person(object) + "/absences/leave-1", RightsWorld.absence());
            case "GET /api/employees/imports/{importId}" ->
                Asked.get("/api/employees/imports/"
                        + (object.startsWith("the manager") ? managersList : UUID.randomUUID()));
            case "GET /api/calendars",
                    "GET /scim/v2/Users",
                    "GET /scim/v2/ServiceProviderConfig",
                    "GET /scim/v2/Schemas",
                    "GET /scim/v2/ResourceTypes" -> Asked.get(path(right));
            case "GET /api/calendars/{year}" -> Asked.get("/api/calendars/2026");
            case "PUT /api/calendars/{year}" ->
                Asked.json("PUT", "/api/calendars/2099", "{\"workingDays\": [\"MONDAY\"], \"holidays\": []}");
            case "POST /api/calendars/{year}/load" -> Asked.json("POST", "/api/calendars/2026/load", "");
            case "POST /scim/v2/Users",
                    "GET /scim/v2/Users/{id}",
                    "PUT /scim/v2/Users/{id}",
                    "PATCH /scim/v2/Users/{id}",
                    "DELETE /scim/v2/Users/{id}" -> ScimRequests.of(right.verb(), object);
            case "GET /api/indicators", "GET /api/scorecards", "GET /api/scores/method", "GET /api/surveys" ->
                Asked.get(path(right));
            case "GET /api/indicators/{code}" -> Asked.get("/api/indicators/documents-processed");
            case "GET /api/scorecards/{scorecardId}" -> Asked.get("/api/scorecards/registration-officer");
            case "GET /api/surveys/{surveyId}" -> Asked.get("/api/surveys/skm-asemrowo");
            case "GET /api/surveys/{surveyId}/results" -> Asked.get("/api/surveys/skm-asemrowo/results");
            case "PUT /api/indicators/{code}" -> Asked.json("PUT", "/api/indicators/of-the-matrix", """
                        {"name": {"id": "Uji", "en": "Test"}, "unit": "kali", "aspect": "QUANTITY",
                         "measure": "COUNT", "polarity": "HIGHER"}""");
            case "PUT /api/scorecards/{scorecardId}" -> Asked.json("PUT", "/api/scorecards/of-the-matrix", """
                        {"position": "nobody's", "from": "2020-01", "policy": "linear", "items": [
                          {"indicator": "coaching-sessions", "half": "RESULTS", "weight": 100, "target": 4}]}""");
            case "GET /api/scorecards/{scorecardId}/revisions" ->
                Asked.get("/api/scorecards/registration-officer/revisions");
            case "GET /api/catalogues" -> Asked.get("/api/catalogues");
            case "GET /api/catalogues/{name}" -> Asked.get("/api/catalogues/case-handling");
            case "POST /api/catalogues/{name}/load" ->
                Asked.json("POST", "/api/catalogues/case-handling/load", "{\"scorecards\": false}");
            case "POST /api/scores/previews" -> Asked.json("POST", "/api/scores/previews?period=" + month, """
                        {"position": "Petugas Registrasi", "from": "2020-01", "policy": "linear", "items": [
                          {"indicator": "documents-processed", "half": "RESULTS", "weight": 100, "target": 40}]}""");
            case "GET /api/scores/digest", "GET /api/recalculations", "GET /api/rebuilds" -> Asked.get(path(right));
            case "GET /api/rebuilds/{generation}" -> Asked.get("/api/rebuilds/" + rebuild(object));
            case "POST /api/rebuilds" -> Asked.json("POST", "/api/rebuilds", "");
            case "PUT /api/rebuilds/{generation}/decision" ->
                Asked.json("PUT", "/api/rebuilds/" + rebuild(object) + "/decision", "{\"decision\": \"ABANDON\"}");
            case "PUT /api/surveys/{surveyId}" -> putSurvey(object);
            case "POST /api/surveys/{surveyId}/answers" ->
                Asked.json(
                        "POST",
                        "/api/surveys/skm-" + (object.equals("of their office") ? "asemrowo" : "harbour") + "/answers",
                        answer());
            case "POST /api/observations" -> Asked.json("POST", "/api/observations", observation(object));
            case "POST /api/observations/{source}/{id}/retraction" ->
                Asked.json("POST", fresh(object) + "/retraction", retraction(object, ""));
            case "POST /api/observations/retractions" ->
                Asked.json(
                        "POST",
                        "/api/observations/retractions",
                        retraction(
                                object,
                                "\"id\": \"matrix-%s\", \"source\": \"%s\", "
                                        .formatted(UUID.randomUUID(), source(object))));
            case "POST /api/observations/{source}/{id}/correction" ->
                Asked.json(
                        "POST",
                        fresh(object) + "/correction",
                        "{\"reason\": \"typo\", " + observation(object).replaceFirst("\\{\"id\": \"[^\"]*\", ", ""));
            case "POST /api/observations/corrections" ->
                Asked.json(
                        "POST",
                        "/api/observations/corrections",
                        observation(object).replaceFirst("\\{", "{\"reason\": \"typo\", "));
            case "POST /api/event-logs" -> eventLog(object.equals("Budi") ? "siak" : "not-the-registrys");
            case "GET /api/event-logs/{importId}" ->
                Asked.get("/api/event-logs/" + (object.startsWith("the manager") ? managersImport : UUID.randomUUID()));
            case "GET /api/quarantine", "GET /api/quarantine/summary" -> Asked.get(path(right));
            case "GET /api/quarantine/{entry}" -> Asked.get("/api/quarantine/" + quarantine.entry(object, "replay"));
            case "POST /api/quarantine/{entry}/replay" ->
                Asked.json(
                        "POST",
                        "/api/quarantine/" + quarantine.entry(object, "replay") + "/replay",
                        "{\"indicator\": \"documents-processed\"}");
            case "POST /api/quarantine/{entry}/dismissal" ->
                Asked.json(
                        "POST",
                        "/api/quarantine/" + quarantine.entry(object, "dismissal") + "/dismissal",
                        "{\"reason\": \"of the matrix\"}");
            case "POST /api/quarantine/replays" -> Asked.json("POST", path(right), RightsQuarantine.NOTHING);
            case "GET /api/quarantine/replays/{replayId}" ->
                Asked.get("/api/quarantine/replays/"
                        + (object.startsWith("the manager") ? quarantine.managersReplay() : UUID.randomUUID()));
            default -> throw new IllegalArgumentException("nobody knows yet how to ask " + right.endpoint());
        };
    }

    private static String path(Right right) {
        return right.endpoint().substring(right.endpoint().indexOf(' ') + 1);
    }

    private static String rebuild(String object) {
        return object.equals("one that is there") ? RightsWorld.REBUILD : "4711";
    }

    static String person(String object) {
        return switch (object) {
            case "Budi" -> RightsWorld.BUDI;
            case "his supervisor" -> RightsWorld.WULAN;
            case "a colleague in her team" -> RightsWorld.COLLEAGUE;
            case "somebody in their office, not in her team" -> RightsWorld.OTHER_TEAM;
            case "somebody in another office" -> RightsWorld.OTHER_OFFICE;
            case "somebody in another agency" -> RightsWorld.OTHER_AGENCY;
            case "nobody of that id" -> RightsWorld.NOBODY;
            default -> throw new IllegalArgumentException("nobody is '" + object + "'");
        };
    }

    static String office(String object) {
        return switch (object) {
            case "everybody", "every office" -> "";
            case "their office" -> RightsWorld.OFFICE;
            case "another office" -> RightsWorld.SECOND_OFFICE;
            case "an office of another agency" -> RightsWorld.HARBOUR;
            case "no office of that id" -> "no-such-office";
            default -> throw new IllegalArgumentException("no office is '" + object + "'");
        };
    }

    private static Asked putOffice(String object) {
        String fresh = "made-" + UUID.randomUUID();
        return switch (object) {
            case "their office" -> office(RightsWorld.OFFICE, "Dukcapil Asemrowo", "kota");
            case "an office of another agency" -> office(RightsWorld.HARBOUR, "Harbour authority", null);
            case "a new office in their agency" -> office(fresh, "New", "kota");
            case "a new office in another agency" -> office(fresh, "New", RightsWorld.HARBOUR);
            case "a new agency" -> office(fresh, "New", null);
            case "their office, moved to another agency" ->
                office(RightsWorld.OFFICE, "Dukcapil Asemrowo", RightsWorld.HARBOUR);
            default -> throw new IllegalArgumentException("no office is '" + object + "'");
        };
    }

    private static Asked office(String id, String name, @org.jspecify.annotations.Nullable String parent) {
        return Asked.json(
                "PUT",
                "/api/offices/" + id,
                "{\"name\": \"%s\"%s}".formatted(name, parent == null ? "" : ", \"parentId\": \"" + parent + "\""));
    }

    private static Asked putEmployee(String object) {
        String budi = "/api/employees/" + RightsWorld.BUDI;
        String fresh = "/api/employees/made-" + UUID.randomUUID();
        return switch (object) {
            case "Budi" -> Asked.json("PUT", budi, budiIn(RightsWorld.OFFICE, RightsWorld.WULAN));
            case "somebody in another agency" ->
                Asked.json(
                        "PUT",
                        "/api/employees/" + RightsWorld.OTHER_AGENCY,
                        RightsWorld.employee("Somebody", RightsWorld.HARBOUR, null));
            case "somebody new in their agency" ->
                Asked.json("PUT", fresh, RightsWorld.employee("Somebody", "rungkut", null));
            case "somebody new in another agency" ->
                Asked.json("PUT", fresh, RightsWorld.employee("Somebody", RightsWorld.HARBOUR, null));
            case "Budi, moved to another agency" ->
                Asked.json("PUT", budi, budiIn(RightsWorld.HARBOUR, RightsWorld.WULAN));
            case "Budi, under a supervisor of another agency" ->
                Asked.json("PUT", budi, budiIn(RightsWorld.OFFICE, RightsWorld.OTHER_AGENCY));
            default -> throw new IllegalArgumentException("nobody is '" + object + "'");
        };
    }

    private static String budiIn(String office, String supervisor) {
        return RightsWorld.employee("Budi Santoso", office, supervisor);
    }

    private static String csvLine(String object) {
        return object.equals("Budi")
                ? "e-0001,Budi Santoso,asemrowo,Petugas Registrasi,e-0020"
                : "h-1,Somebody,harbour,Petugas Registrasi,";
    }

    private static Asked putSurvey(String object) {
        return switch (object) {
            case "of their office" -> survey("skm-asemrowo", RightsWorld.OFFICE);
            case "of another agency" -> survey("skm-harbour", RightsWorld.HARBOUR);
            case "a new one for another agency" -> survey("skm-" + UUID.randomUUID(), RightsWorld.HARBOUR);
            default -> throw new IllegalArgumentException("no survey is '" + object + "'");
        };
    }

    private static Asked survey(String id, String office) {
        return Asked.json("PUT", "/api/surveys/" + id, RightsWorld.survey(office));
    }

    private String answer() {
        String elements = Arrays.stream(SurveyElement.values())
                .map(element -> "\"" + element + "\": 3")
                .collect(Collectors.joining(", "));
        return "{\"answerId\": \"%s\", \"day\": \"%s\", \"elements\": {%s}}"
                .formatted(UUID.randomUUID(), LocalDate.parse(month + "-10"), elements);
    }

    private String observation(String object) {
        return RightsWorld.observation(
                "matrix-" + UUID.randomUUID(), source(object), whose(object), month + "-11T03:00:00Z");
    }

    private static String source(String object) {
        return object.startsWith("a source") ? "not-the-registrys" : "siak";
    }

    private static String whose(String object) {
        return object.startsWith("a source") ? RightsWorld.BUDI : person(object);
    }

    /** The address of a fact that nobody has told. */
    private static String fresh(String object) {
        return "/api/observations/" + source(object) + "/matrix-" + UUID.randomUUID();
    }

    private static String retraction(String object, String name) {
        return "{%s\"reason\": \"sent by mistake\", \"employeeId\": \"%s\"}".formatted(name, whose(object));
    }

    private Asked eventLog(String source) {
        String log = "case:concept:name,concept:name,org:resource,time:timestamp\nmatrix-%s,Done,%s,%s-12T03:00:00Z\n"
                .formatted(UUID.randomUUID(), RightsWorld.BUDI, month);
        String mapping = "source: " + source + "\nobservations:\n  - indicator: documents-processed\n";
        return new Asked(
                "POST",
                "/api/event-logs",
                "multipart/form-data; boundary=" + BOUNDARY,
                part("log", "log.csv", log) + part("mapping", "mapping.yaml", mapping) + "--" + BOUNDARY + "--\r\n");
    }

    private static String part(String name, String file, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
    }
}
