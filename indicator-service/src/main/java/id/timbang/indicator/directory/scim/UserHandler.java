package id.timbang.indicator.directory.scim;

import com.mongodb.MongoException;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.indicator.directory.EmployeeBody;
import id.timbang.indicator.directory.EmployeeEntry;
import id.timbang.indicator.directory.EmployeeRegister;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;

/** Employees as SCIM users, with the rights and checks of {@code PUT /api/employees}. */
final class UserHandler extends ResourceHandler<User> {

    private final EmployeeRegister register;

    UserHandler(EmployeeRegister register) {
        this.register = register;
    }

    @Override
    public User createResource(User user, Context context) {
        return told(() -> {
            Caller caller = ScimCaller.of(context);
            String id = UserMapping.id(user);
            if (id == null) {
                throw Problem.invalid("invalid", "userName: is missing; it is the employee's id");
            }
            EmployeeBody body = UserMapping.toBody(id, user, null, false, register.today());
            Rights.require(register.mayChange(caller, id, body));
            if (register.find(id).isPresent()) {
                throw new ToldException(
                        HttpStatus.CONFLICT,
                        "user-there",
                        "uniqueness",
                        "There is an employee '" + Texts.shown(id) + "' already; PUT or PATCH changes them.");
            }
            return put(caller, id, body);
        });
    }

    @Override
    public User getResource(
            String id,
            @Nullable List<SchemaAttribute> attributes,
            @Nullable List<SchemaAttribute> excludedAttributes,
            Context context) {
        return told(() -> UserMapping.toUser(find(ScimCaller.of(context), id), register.today()));
    }

    private EmployeeChanged find(Caller caller, String id) {
        Optional<EmployeeChanged> employee = register.find(id);
        if (employee.isEmpty() && caller.managesAll()) {
            throw Problem.notFound("unknown-employee", "There is no employee '" + Texts.shown(id) + "'.");
        }
        return employee.filter(found -> register.manages(caller, id)).orElseThrow(Sight::notYours);
    }

    @Override
    public PartialListResponse<User> listResources(
            long startIndex,
            int count,
            @Nullable FilterNode filter,
            @Nullable SchemaAttribute sortBy,
            @Nullable SortOrder sortOrder,
            @Nullable List<SchemaAttribute> attributes,
            @Nullable List<SchemaAttribute> excludedAttributes,
            Context context) {
        return told(() -> {
            Caller caller = ScimCaller.of(context);
            LocalDate today = register.today();
            Bson wanted = new UserFilter(today).query(filter);
            int skip = (int) Math.min(startIndex - 1, Integer.MAX_VALUE);
            List<User> users = register.managed(caller, wanted, skip, count).stream()
                    .map(employee -> UserMapping.toUser(employee, today))
                    .toList();
            return PartialListResponse.<User>builder()
                    .resources(users)
                    .totalResults(register.countManaged(caller, wanted))
                    .build();
        });
    }

    /** PUT, and what PATCH makes of the present user: only there is what is absent taken away. */
    @Override
    public User updateResource(User user, Context context) {
        return told(() -> {
            Caller caller = ScimCaller.of(context);
            String id = user.getId().orElseThrow();
            EmployeeChanged known = find(caller, id);
            String named = UserMapping.id(user);
            if (named != null && !named.equals(id)) {
                throw new ToldException(
                        HttpStatus.BAD_REQUEST,
                        "invalid",
                        "mutability",
                        "The employee's id (externalId, or userName where there is none) stays '" + Texts.shown(id)
                                + "'.");
            }
            boolean partial = context.getUriInfos().getHttpMethod() != HttpMethod.PATCH;
            EmployeeBody body = UserMapping.toBody(id, user, known, partial, register.today());
            Rights.require(register.mayChange(caller, id, body));
            return put(caller, id, body);
        });
    }

    /** The employee stays, out of service from tomorrow: what they have done is still to be appraised. */
    @Override
    public void deleteResource(String id, Context context) {
        told(() -> {
            Caller caller = ScimCaller.of(context);
            EmployeeChanged known = find(caller, id);
            User inactive = UserMapping.toUser(known, register.today());
            inactive.setActive(false);
            return put(caller, id, UserMapping.toBody(id, inactive, known, true, register.today()));
        });
    }

    private User put(Caller caller, String id, EmployeeBody body) {
        FieldErrors errors = new FieldErrors();
        EmployeeEntry entry = register.checked(caller, id, body, errors);
        Answers.refuse(errors);
        boolean inService = body.activeTo() == null || body.activeTo().isAfter(register.today());
        EmployeeEntry kept = entry.over(UserMapping::over);
        return UserMapping.toUser(register.put(inService ? kept.moving() : kept).state(), register.today());
    }

    /** What goes wrong, as the SDK answers it; anything else it takes for a fault of the service. */
    private static <T> T told(Supplier<T> action) {
        try {
            return action.get();
        } catch (Problem problem) {
            throw ToldException.of(problem);
        } catch (DataAccessException | MongoException away) {
            throw new ToldException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "store-unavailable",
                    null,
                    "The store cannot be reached. Try again in a few seconds.");
        }
    }
}
