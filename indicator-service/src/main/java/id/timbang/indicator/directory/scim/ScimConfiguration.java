package id.timbang.indicator.directory.scim;

import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.BulkConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ChangePasswordConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.SortConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import id.timbang.indicator.directory.EmployeeRegister;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The SDK, set up for users only: filtering and changing parts of one, no sorting, no bulk, no versions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScimSettings.class)
class ScimConfiguration {

    /** How many users one answer has at most. */
    static final int MOST = 200;

    @Bean
    ResourceEndpoint scimEndpoint(EmployeeRegister register) {
        AuthenticationScheme token = AuthenticationScheme.builder()
                .name("OAuth Bearer Token")
                .description("An access token of a manager, or of a machine with a manager's rights")
                .type("oauthbearertoken")
                .build();
        ServiceProvider provider = ServiceProvider.builder()
                .filterConfig(
                        FilterConfig.builder().supported(true).maxResults(MOST).build())
                .patchConfig(PatchConfig.builder().supported(true).build())
                .sortConfig(SortConfig.builder().supported(false).build())
                .bulkConfig(BulkConfig.builder().supported(false).build())
                .eTagConfig(ETagConfig.builder().supported(false).build())
                .changePasswordConfig(
                        ChangePasswordConfig.builder().supported(false).build())
                .authenticationSchemes(List.of(token))
                .build();
        return new ResourceEndpoint(provider, new UserEndpointDefinition(new UserHandler(register)));
    }
}
