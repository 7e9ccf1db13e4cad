package id.timbang.indicator.directory;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.indicator.directory.EmployeeBody.AssignmentBody;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.state.StateStore.Change;
import id.timbang.kit.state.StateStore.Outcome;
import id.timbang.kit.time.TimbangProperties;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in employees, whether by one, by list, or from an identity system. */
@Component
public final class EmployeeRegister {

    private final StateStore<EmployeeChanged> store;
    private final DirectoryView directory;
    private final Rights rights;
    private final EmployeeCheck check;
    private final Clock clock;

    EmployeeRegister(
            StateStore<EmployeeChanged> store,
            DirectoryView directory,
            Rights rights,
            Clock clock,
            TimbangProperties timbang) {
        this.store = store;
        this.directory = directory;
        this.rights = rights;
        this.check = new EmployeeCheck(directory, rights);
        this.clock = clock.withZone(timbang.zone());
    }

    /** Whether it is the caller's to make an employee that; to be asked before anything else is checked. */
    public boolean mayChange(Caller caller, String employeeId, EmployeeBody body) {
        return rights.mayChangeEmployee(caller, employeeId, given(body.officeId()), given(body.supervisorId()))
                && (body.assignments() == null || mayReplace(caller, employeeId, body.assignments()));
    }

    /** What is another in a list of assignments, or no more in it, must be at offices that the caller manages. */
    private boolean mayReplace(Caller caller, String employeeId, List<@Nullable AssignmentBody> given) {
        List<Assignment> known = find(employeeId).map(EmployeeChanged::history).orElse(List.of());
        List<Assignment> wanted = given.stream()
                .filter(Objects::nonNull)
                .map(one -> new Assignment(
                        one.from(),
                        Objects.requireNonNullElse(given(one.officeId()), ""),
                        Objects.requireNonNullElse(given(one.position()), "")))
                .toList();
        return wanted.isEmpty()
                || Stream.concat(
                                known.stream().filter(one -> !wanted.contains(one)),
                                wanted.stream().filter(one -> !known.contains(one)))
                        .allMatch(one -> rights.manages(caller, one.officeId()));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The employee as they shall be; to be used only where no error was added. */
    public EmployeeEntry checked(Caller caller, String employeeId, EmployeeBody body, FieldErrors errors) {
        return checked(caller, employeeId, body, other -> false, errors);
    }

    /** @param losesNip of an employee's id: whether the NIP they have is taken from them at the same time */
    public EmployeeEntry checked(
            Caller caller, String employeeId, EmployeeBody body, Predicate<String> losesNip, FieldErrors errors) {
        return check.checked(caller, employeeId, body, losesNip, today(), errors);
    }

    /** Today, where the agency is. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @throws id.timbang.kit.problem.Problem a 400 where it does not go with what is there now */
    public Outcome<EmployeeChanged> put(EmployeeEntry entry) {
        Outcome<EmployeeChanged> outcome =
                store.change(entry.key(), entry).orElseThrow(() -> Answers.refusal(refusal(entry)));
        directory.apply(outcome.state());
        return outcome;
    }

    /**
     * As {@link #put}, for many at once.
     *
     * @return what came of each, by employee id, in their order; nothing for one that was refused
     */
    public Map<String, Outcome<EmployeeChanged>> putAll(Collection<EmployeeEntry> entries) {
        Map<String, Change<EmployeeChanged>> changes = new LinkedHashMap<>();
        entries.forEach(entry -> changes.put(entry.key(), entry));
        Map<String, Outcome<EmployeeChanged>> outcomes = new LinkedHashMap<>();
        store.changeAll(changes).values().forEach(outcome -> {
            directory.apply(outcome.state());
            outcomes.put(outcome.state().employeeId(), outcome);
        });
        return outcomes;
    }

    /** What {@link #putAll} would come to now; nothing is written. */
    public Map<String, Outcome<EmployeeChanged>> preview(Collection<EmployeeEntry> entries) {
        Map<String, EmployeeChanged> known =
                store.find(entries.stream().map(EmployeeEntry::key).toList());
        Map<String, Outcome<EmployeeChanged>> outcomes = new LinkedHashMap<>();
        for (EmployeeEntry entry : entries) {
            EmployeeChanged present = known.get(entry.key());
            EmployeeChanged wanted = entry.wanted(present, present == null ? 1 : present.version());
            if (wanted != null) {
                outcomes.put(entry.employeeId(), new Outcome<>(wanted, present == null, !wanted.equals(present), true));
            }
        }
        return outcomes;
    }

    /** Why an entry was refused that had no error by itself. */
    public FieldErrors refusal(EmployeeEntry entry) {
        FieldErrors errors = new FieldErrors();
        entry.errors().all().forEach(error -> errors.add(error.field(), error.detail()));
        if (errors.isEmpty()) {
            errors.add("nip", "somebody has it already");
        }
        return errors;
    }

    /**
     * Hands over those whom the caller may see, as the caller may see them, one after the other.
     *
     * @param office none, or: only those of this office and of the offices below it
     * @throws id.timbang.kit.problem.Problem where the caller may not ask for them
     */
    public void each(Caller caller, @Nullable String office, Consumer<EmployeeChanged> consumer) {
        EmployeesSeen seen = EmployeesSeen.of(caller, office, rights, directory);
        store.each(seen.filter(), employee -> consumer.accept(seen.shown(employee)));
    }

    /**
     * Those whom the caller manages, in the order of their ids.
     *
     * @param wanted fields are named {@code state.<field>}
     */
    public List<EmployeeChanged> managed(Caller caller, Bson wanted, int skip, int limit) {
        return limit == 0 ? List.of() : store.find(managedBy(caller, wanted), skip, limit);
    }

    public long countManaged(Caller caller, Bson wanted) {
        return store.count(managedBy(caller, wanted));
    }

    private Bson managedBy(Caller caller, Bson wanted) {
        String agency = caller.agency();
        if (caller.managesAll() || agency == null) {
            Rights.require(caller.managesAll());
            return wanted;
        }
        return Filters.and(Filters.in("state.officeId", directory.withAllBelow(agency)), wanted);
    }

    /** Whether an employee is the caller's to manage; nobody manages one who is not there. */
    public boolean manages(Caller caller, String employeeId) {
        return rights.managesEmployee(caller, employeeId);
    }

    public Optional<EmployeeChanged> find(String employeeId) {
        return store.find("employee/" + employeeId);
    }
}
