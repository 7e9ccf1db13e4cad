package id.timbang.indicator.rights;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.indicator.RunningService.Client;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two agencies and who asks. In {@code kota} stand {@code asem}, with Wulan, Budi whom she appraises and Tono whom
 * nobody does, and {@code gub} with Sari; in {@code port} works Hugo. In requests a name in braces stands for the id of
 * this run: {@code {budi}}; {@code {fresh}} for one that was never used.
 */
public final class World {

    /** Those who ask, in the order of the tables' columns. */
    public static final String[] CALLERS = {
        "employee", "supervisor", "manager", "reviewer", "auditor", "registry", "operator", "manager of nothing"
    };

    private static final TestIdentity IDENTITY = TestIdentity.shared();
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private final RunningService service = RunningService.shared();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Client> callers = new LinkedHashMap<>();
    private int fresh;

    private World() {}

    public static World make() {
        World world = new World();
        world.callers();
        world.office("kota", "");
        world.office("asem", "kota");
        world.office("gub", "kota");
        world.office("port", "");
        world.employee("wulan", "asem", "", 1);
        world.employee("budi", "asem", "wulan", 2);
        world.employee("tono", "asem", "", 3);
        world.employee("sari", "gub", "", 4);
        world.employee("hugo", "port", "", 5);
        world.made("POST", "/api/calendars/2026/load?replace=true", "");
        world.made("PUT", "/api/indicators/{docs}", """
                {'name':{'id':'x','en':'x'},'unit':'x','aspect':'QUANTITY','measure':'COUNT','polarity':'HIGHER'}""");
        world.made("PUT", "/api/scorecards/{card}", """
                {'position':'{docs}','from':'2026-01','policy':'linear',
                 'items':[{'indicator':'{docs}','half':'RESULTS','weight':100,'target':4}]}""");
        return world;
    }

    private void callers() {
        callers.put("employee", service.as(IDENTITY.person(id("budi"), Role.EMPLOYEE)));
        callers.put("supervisor", service.as(IDENTITY.person(id("wulan"), Role.EMPLOYEE, Role.SUPERVISOR)));
        callers.put("manager", service.as(IDENTITY.manager(id("kota"))));
        callers.put("reviewer", service.as(IDENTITY.reviewer()));
        callers.put("auditor", service.as(IDENTITY.auditor()));
        callers.put("registry", service.as(IDENTITY.registry("siak", "lapor")));
        callers.put("operator", service.as(IDENTITY.manager(Caller.EVERY_AGENCY)));
        callers.put(
                "manager of nothing",
                service.as(
                        IDENTITY.sign(TestIdentity.claims("lost", Role.MANAGER).build())));
    }

    private void office(String name, String parent) {
        made("PUT", "/api/offices/{" + name + "}", office(parent));
    }

    public static String office(String parent) {
        return parent.isEmpty() ? "{'name':'An office'}" : "{'name':'An office','parentId':'{" + parent + "}'}";
    }

    private void employee(String name, String office, String supervisor, int serial) {
        made(
                "PUT",
                "/api/employees/{" + name + "}",
                ("""
                {'name':'Somebody','officeId':'{OFFICE}','position':'officer','nip':'NIP','sex':'MALE',
                 'birthDate':'1990-04-17'SUPERVISOR}""")
                        .replace("OFFICE", office)
                        .replace("NIP", nip(serial))
                        .replace("SUPERVISOR", supervisor.isEmpty() ? "" : ",'supervisorId':'{" + supervisor + "}'"));
        made("PUT", "/api/employees/{" + name + "}/absences/a1", absence());
    }

    static String absence() {
        return "{'from':'2026-11-09','to':'2026-11-11','kind':'ANNUAL_LEAVE'}";
    }

    /** Eighteen digits that only one has; 2 is Budi's, 5 is Hugo's, 9 is nobody's. */
    public String nip(int serial) {
        return "70000000%09d%d".formatted(Integer.parseUnsignedInt(run.substring(0, 7), 16), serial);
    }

    private void made(String method, String path, String body) {
        Answer answer = ask("operator", method, path, body);
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 202);
    }

    public Answer ask(String caller, String method, String path, String body) {
        String type = body.startsWith("employeeId,") ? "text/csv" : "application/json";
        String filled = fill(body.replace('\'', '"'));
        return callers.get(caller)
                .send(method, fill(path), type, java.net.http.HttpRequest.BodyPublishers.ofString(filled));
    }

    public Answer get(String caller, String path) {
        return ask(caller, "GET", path, "");
    }

    public Client caller(String name) {
        return callers.get(name);
    }

    public String id(String name) {
        return name + "-" + run;
    }

    /** What the id stands for, in an answer. */
    public String name(String id) {
        return id.replace("-" + run, "");
    }

    public String run() {
        return run;
    }

    private synchronized String fill(String text) {
        Matcher names = NAME.matcher(text);
        return names.replaceAll(found -> found.group(1).equals("fresh") ? id("fresh" + fresh++) : id(found.group(1)));
    }
}
