package id.timbang.scoring.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.rights.World.Asker;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
        Directory directory = world.directory();
        Rights rights = new Rights(directory);
        Sight sight = rights.sight(asker.caller());
        STANDINGS.deleteMany(new Document());
        world.employees.forEach(employee -> STANDINGS.insertOne(new Document("_id", employee.employeeId() + "|2026-11")
                .append("employeeId", employee.employeeId())
                .append("score", new Document("officeId", employee.officeId()))));

        assertThat(world.employees.stream()
                        .filter(sight::sees)
                        .map(EmployeeChanged::employeeId)
                        .sorted())
                .isEqualTo(world.seenBy(asker));
        if (sight.seesNobody()) {
            assertThat(world.seenBy(asker)).isEmpty();
            assertThat(refused(() -> rights.many(sight, null)).code()).isEqualTo("not-yours");
            return;
        }
        assertThat(found(rights.many(sight, null), world)).isEqualTo(world.seenBy(asker));
        String office = "o" + random.nextInt(OFFICES + 2);
        if (world.mayAskFor(asker, office)) {
            assertThat(found(rights.many(sight, office), world)).isEqualTo(world.seenBy(asker, office));
        } else {
            assertThat(refused(() -> rights.many(sight, office)).code())
                    .isEqualTo(asker.seesAll() ? "unknown-office" : "not-yours");
        }
    }

    private static List<String> found(Scope scope, World world) {
        List<Bson> conditions = new ArrayList<>(scope.query());
        conditions.add(Filters.exists("score"));
        List<String> found = new ArrayList<>();
        STANDINGS.find(Filters.and(conditions)).forEach(document -> found.add(document.getString("employeeId")));
        List<String> oneByOne = world.employees.stream()
                .filter(employee ->
                        scope.matches(employee.employeeId(), employee.officeId()) && scope.sees(employee.employeeId()))
                .map(EmployeeChanged::employeeId)
                .sorted()
                .toList();
        assertThat(oneByOne).isEqualTo(found.stream().sorted().toList());
        return oneByOne;
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
