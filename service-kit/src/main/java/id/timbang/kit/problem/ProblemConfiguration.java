package id.timbang.kit.problem;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Problem details for every controller of the service. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemAdvice.class)
public class ProblemConfiguration {}
