package id.timbang.indicator.directory.scim;

import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.authorize.Authorization;
import id.timbang.kit.identity.Caller;
import java.util.Map;
import java.util.Set;

/** Carries our caller through the SDK; rights are asked of the register, not of roles in the SDK. */
record ScimCaller(Caller caller) implements Authorization {

    static Caller of(Context context) {
        return ((ScimCaller) context.getAuthorization()).caller();
    }

    @Override
    public String getClientId() {
        return caller.subject();
    }

    @Override
    public Set<String> getClientRoles() {
        return Set.of();
    }

    /** Whoever has come as far as here is known. */
    @Override
    public boolean authenticate(Map<String, String> httpHeaders, Map<String, String> queryParams) {
        return true;
    }
}
