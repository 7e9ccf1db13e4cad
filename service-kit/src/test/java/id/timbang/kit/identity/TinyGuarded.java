package id.timbang.kit.identity;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service that only tells whom it takes the caller for. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(TinyGuarded.Mirror.class)
class TinyGuarded {

    @RestController
    static class Mirror {

        @GetMapping("/api/mirror")
        Map<String, Object> mirror(Caller caller) {
            Set<Role> roles = new TreeSet<>(caller.roles());
            return Map.of(
                    "subject", caller.subject(),
                    "roles", roles,
                    "employeeId", String.valueOf(caller.employeeId()),
                    "agency", String.valueOf(caller.agency()),
                    "sources", new TreeSet<>(caller.sources()));
        }

        @GetMapping("/elsewhere")
        String elsewhere() {
            return "open to nobody";
        }
    }
}
