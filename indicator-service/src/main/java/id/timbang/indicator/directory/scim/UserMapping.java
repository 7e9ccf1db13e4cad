package id.timbang.indicator.directory.scim;

import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Manager;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.indicator.directory.EmployeeBody;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An employee as a SCIM user, and back: id, userName and externalId are the employee id; title is the position; of the
 * enterprise extension employeeNumber is the NIP, department the office, manager the supervisor. Who is active is still
 * in service tomorrow.
 */
final class UserMapping {

    private UserMapping() {}

    static User toUser(EmployeeChanged employee, LocalDate today) {
        EnterpriseUser work = EnterpriseUser.builder()
                .employeeNumber(employee.nip())
                .department(employee.officeId())
                .manager(
                        employee.supervisorId() == null
                                ? null
                                : Manager.builder()
                                        .value(employee.supervisorId())
                                        .build())
                .build();
        return User.builder()
                .id(employee.employeeId())
                .externalId(employee.employeeId())
                .userName(employee.employeeId())
                .displayName(employee.name())
                .name(Name.builder().formatted(employee.name()).build())
                .title(employee.position())
                .active(isActive(employee, today))
                .enterpriseUser(work)
                .meta(Meta.builder().resourceType("User").build())
                .build();
    }

    static boolean isActive(EmployeeChanged employee, LocalDate today) {
        LocalDate last = employee.activeTo();
        return last == null || last.isAfter(today);
    }

    /** The id that a user names: the externalId, where there is one; else the userName. */
    static @Nullable String id(User user) {
        return user.getExternalId().or(user::getUserName).orElse(null);
    }

    /**
     * What is handed in as an employee.
     *
     * @param id      of the employee
     * @param known   none for somebody new
     * @param partial whether what is absent of the enterprise extension stays as it is known
     */
    static EmployeeBody toBody(
            String id, User user, @Nullable EmployeeChanged known, boolean partial, LocalDate today) {
        Optional<EnterpriseUser> work = user.getEnterpriseUser();
        Optional<EmployeeChanged> kept = partial ? Optional.ofNullable(known) : Optional.empty();
        return new EmployeeBody(
                id,
                null,
                name(user, known),
                work.flatMap(EnterpriseUser::getEmployeeNumber)
                        .or(() -> kept.map(EmployeeChanged::nip))
                        .orElse(null),
                work.flatMap(EnterpriseUser::getDepartment)
                        .or(() -> work.flatMap(EnterpriseUser::getOrganization))
                        .or(() -> kept.map(EmployeeChanged::officeId))
                        .orElse(null),
                user.getTitle().or(() -> kept.map(EmployeeChanged::position)).orElse(null),
                work.flatMap(EnterpriseUser::getManager)
                        .flatMap(Manager::getValue)
                        .or(() -> kept.map(EmployeeChanged::supervisorId))
                        .orElse(null),
                null,
                null,
                null,
                null,
                lastDay(user.isActive().orElse(null), known, today),
                null,
                null);
    }

    /** A name in parts is taken where the whole one is not told, or is left as it was while the parts changed. */
    private static @Nullable String name(User user, @Nullable EmployeeChanged known) {
        Optional<String> display = user.getDisplayName();
        Optional<String> formatted = user.getName().flatMap(Name::getFormatted);
        Optional<String> parts = user.getName()
                .map(name -> Stream.of(name.getGivenName(), name.getMiddleName(), name.getFamilyName())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" ")))
                .filter(whole -> !whole.isBlank());
        return Stream.of(display, formatted, parts)
                .flatMap(Optional::stream)
                .filter(name -> known == null || !name.equals(known.name()))
                .findFirst()
                .or(() -> Optional.ofNullable(known).map(EmployeeChanged::name))
                .orElse(null);
    }

    private static @Nullable LocalDate lastDay(
            @Nullable Boolean active, @Nullable EmployeeChanged known, LocalDate today) {
        LocalDate last = known == null ? null : known.activeTo();
        if (active == null) {
            return last;
        }
        boolean isStill = known == null || isActive(known, today);
        if (active) {
            return isStill ? last : null;
        }
        return isStill ? today : last;
    }

    /** What SCIM says nothing about stays as it is known. */
    static EmployeeChanged over(EmployeeChanged known, EmployeeChanged given) {
        return new EmployeeChanged(
                given.employeeId(),
                given.version(),
                given.name(),
                given.nip(),
                given.officeId(),
                given.position(),
                given.supervisorId(),
                known.grade(),
                known.sex(),
                known.birthDate(),
                known.activeFrom(),
                given.activeTo());
    }
}
