package id.timbang.indicator.directory;

import id.timbang.contracts.EmployeeChanged;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who has which NIP, by the number and by its digest. One writes, many read. */
final class NipIndex {

    private final PersonDigest digest;
    private final Map<String, List<String>> byNip = new ConcurrentHashMap<>();
    private final Map<String, String> nipByPerson = new ConcurrentHashMap<>();

    NipIndex(PersonDigest digest) {
        this.digest = digest;
    }

    void change(@Nullable EmployeeChanged old, EmployeeChanged employee) {
        String id = employee.employeeId();
        if (old != null && old.nip() != null) {
            remove(old.nip(), id);
        }
        if (employee.nip() != null) {
            byNip.merge(employee.nip(), List.of(id), (ids, one) -> Stream.concat(ids.stream(), one.stream())
                    .toList());
            nipByPerson.put(person(employee.nip()), employee.nip());
        }
    }

    private void remove(String nip, String id) {
        byNip.computeIfPresent(nip, (same, ids) -> without(id, ids));
        if (!byNip.containsKey(nip)) {
            nipByPerson.remove(person(nip));
        }
    }

    private static @Nullable List<String> without(String id, List<String> ids) {
        List<String> others = ids.stream().filter(other -> !other.equals(id)).toList();
        return others.isEmpty() ? null : others;
    }

    List<String> withNip(String nip) {
        return byNip.getOrDefault(nip, List.of());
    }

    List<String> withPerson(String person) {
        String nip = nipByPerson.get(person);
        return nip == null ? List.of() : withNip(nip);
    }

    String person(String nip) {
        return digest.of(nip);
    }
}
