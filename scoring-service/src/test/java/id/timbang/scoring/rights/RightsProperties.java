package id.timbang.scoring.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.rights.World.Asker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The rules as a query, for one employee, and in the plainest words come to the same, whoever asks in whatever world. */
class RightsProperties {

    private static final int OFFICES = 8;
    private static final int EMPLOYEES = 14;

    private static final MongoCollection<Document> STANDINGS = MongoClients.create(
                    EmbeddedInfrastructure.shared().mongoUri(""))
            .getDatabase("rights-properties")
            .getCollection("standings");

    @Property(tries = 400)
    void a_list_holds_those_who_may_be_seen_one_by_one(
            @ForAll("worlds") World world, @ForAll("askers") Asker asker, @ForAll Random random) {
        Reference reference = new Reference();
        world.offices.forEach(reference::apply);
        world.employees.forEach(reference::apply);
        Rights rights = new Rights(reference);
        if (!asker.isPerson()) {
            assertThat(world.seenBy(asker)).isEmpty();
            assertThat(refused(() -> rights.sight(asker.caller())).code()).isEqualTo("not-yours");
            return;
        }
        Sight sight = rights.sight(asker.caller());
        STANDINGS.deleteMany(new Document());
        world.employees.forEach(employee -> STANDINGS.insertOne(new Document("_id", employee.employeeId() + "|2026-11")
                .append("employeeId", employee.employeeId())
                .append("officeId", employee.officeId())
                .append("score", new Document("officeId", "where they worked in that month"))));

        assertThat(ids(world, employee -> sight.sees(employee))).isEqualTo(world.seenBy(asker));
        assertThat(ids(world, employee -> rights.sees(sight, employee.employeeId())))
                .isEqualTo(world.seenBy(asker));
        assertThat(found(Rights.visible(sight))).isEqualTo(world.seenBy(asker));
        String office = "o" + random.nextInt(OFFICES + 2);
        if (world.mayAskFor(asker, office)) {
            Bson there = Rights.workingAt(rights.offices(asker.caller(), office));
            assertThat(found(Filters.and(Rights.visible(sight), there))).isEqualTo(world.seenBy(asker, office));
        } else {
            assertThat(refused(() -> rights.offices(asker.caller(), office)).code())
                    .isEqualTo(asker.seesAll() ? "unknown-office" : "not-yours");
        }
    }

    private static List<String> ids(World world, Predicate<EmployeeChanged> wanted) {
        return world.employees.stream()
                .filter(wanted)
                .map(EmployeeChanged::employeeId)
                .sorted()
                .toList();
    }

    private static List<String> found(Bson query) {
        List<String> found = new ArrayList<>();
        STANDINGS
                .find(Filters.and(query, Filters.exists("score")))
                .forEach(document -> found.add(document.getString("employeeId")));
        Collections.sort(found);
        return found;
    }

    private static Problem refused(Runnable asked) {
        return catchThrowableOfType(Problem.class, asked::run);
    }

    /** A wood of offices, some under a parent that nobody knows; people anywhere, appraised by anybody. */
    @Provide
    Arbitrary<World> worlds() {
        return Arbitraries.randomValue(random -> {
            World world = new World();
            for (int i = 0; i < OFFICES; i++) {
                int parent = random.nextInt(i + 2) - 1;
                world.office("o" + i, parent < 0 ? null : "o" + (parent == i ? OFFICES + 1 : parent));
            }
            for (int i = 0; i < EMPLOYEES; i++) {
                int supervisor = random.nextInt(EMPLOYEES + 3);
                world.employee(
                        "e" + i, "o" + random.nextInt(OFFICES), supervisor < EMPLOYEES ? "e" + supervisor : null);
            }
            return world;
        });
    }

    @Provide
    Arbitrary<Asker> askers() {
        return Arbitraries.randomValue(random -> {
            List<Role> roles = new ArrayList<>(List.of(Role.values()));
            roles.removeIf(role -> random.nextInt(role == Role.AUDITOR || role == Role.REGISTRY ? 6 : 2) > 0);
            String agency = random.nextInt(8) == 0 ? "*" : "o" + random.nextInt(OFFICES + 2);
            return new Asker(
                    "somebody " + roles,
                    random.nextInt(4) == 0 ? null : "e" + random.nextInt(EMPLOYEES + 1),
                    random.nextInt(4) == 0 ? null : agency,
                    roles);
        });
    }
}
