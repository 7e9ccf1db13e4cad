package id.timbang.standalone.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules of the house, each a function of a root package: {@code id.timbang} for the product, and for each rule a
 * small package of its own that breaks it.
 */
enum Architecture {
    /** The pure domain: records and functions that need nothing but the JDK and the contracts. */
    CORES_ARE_PURE(root -> classes()
            .that(resideInAnyPackage(cores(root)))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(cores(root))
                    .or(resideInAnyPackage("java..", "id.timbang.contracts..", "org.jspecify..")))),

    CONTRACTS_KNOW_NO_FRAMEWORK(root -> noClasses()
            .that(resideInAPackage(root + ".contracts.."))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework..", "org.apache.kafka..", "com.mongodb..", "org.bson.."))),

    NO_SERVICE_KNOWS_ANOTHER(root -> CompositeArchRule.of(services().stream()
            .map(service -> noClasses()
                    .that(resideInAPackage(root + "." + service + ".."))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(othersThan(root, service))))
            .toList())),

    THE_KIT_KNOWS_NO_SERVICE(root -> noClasses()
            .that(resideInAPackage(root + ".kit.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(othersThan(root, "kit")))),

    /** One JSON everywhere: the older Jackson comes with the SCIM library, and stays with it. */
    THE_OLDER_JACKSON_STAYS_WITH_SCIM(root -> noClasses()
            .that(resideInAnyPackage(servicesAndKit(root)))
            .and(DescribedPredicate.not(resideInAPackage(root + ".indicator.directory.scim..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..", "de.captaingoldfish.."))),

    FEATURES_FORM_NO_CYCLES(root -> CompositeArchRule.of(
            Stream.concat(services().stream(), Stream.of("kit", "indicator.eventlog", "standalone"))
                    .map(module -> slices().matching(root + "." + module + ".(*)..")
                            .should()
                            .beFreeOfCycles()
                            .allowEmptyShould(true))
                    .toList())),

    NOTHING_IS_INJECTED_INTO_FIELDS(root -> CompositeArchRule.of(Stream.of(
                    "org.springframework.beans.factory.annotation.Autowired",
                    "org.springframework.beans.factory.annotation.Value",
                    "jakarta.annotation.Resource",
                    "jakarta.inject.Inject")
            .map(annotation -> noFields()
                    .that()
                    .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                    .should()
                    .beAnnotatedWith(annotation))
            .toList())),

    /** Whoever needs the time is given a clock, so that a test can give another. */
    NOBODY_ASKS_THE_SYSTEM_FOR_THE_TIME(root -> noClasses()
            .that(resideInAnyPackage(servicesAndKit(root)))
            .should()
            .callMethodWhere(readsTheSystemClock())
            .orShould()
            .callConstructor(Date.class)),

    /** Dates of before java.time stay where the store's driver asks for them. */
    NOBODY_USES_OLD_DATES(root -> noClasses()
            .that(resideInAnyPackage(servicesAndKit(root)))
            .and(DescribedPredicate.not(speakBson()))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class, Calendar.class, java.text.DateFormat.class)),

    FIGURES_ARE_EXACT(root -> noFields()
            .that()
            .areDeclaredInClassesThat(resideInAPackage(root + ".contracts..").or(resideInAnyPackage(cores(root))))
            .should()
            .haveRawType(binaryFraction())),

    SERVICES_LOG_AND_DO_NOT_PRINT(
            root -> noClasses().that(resideInAnyPackage(servicesAndKit(root))).should(ACCESS_STANDARD_STREAMS));

    private final Function<String, ArchRule> rule;

    Architecture(Function<String, ArchRule> rule) {
        this.rule = rule;
    }

    /** The rule for the classes under a root package. */
    ArchRule under(String root) {
        // A fixture has not every module; that the product has them is a test of its own.
        return rule.apply(root).as(name()).allowEmptyShould(true);
    }

    static List<String> services() {
        return List.of("indicator", "survey", "scoring", "report");
    }

    /** The packages of the pure domain. */
    static String[] cores(String root) {
        return Stream.of(
                        "scoring.score",
                        "scoring.tally",
                        "scoring.attribution",
                        "scoring.explanation",
                        "survey.index",
                        "report.statistics")
                .map(core -> root + "." + core + "..")
                .toArray(String[]::new);
    }

    private static String[] servicesAndKit(String root) {
        return Stream.concat(services().stream(), Stream.of("kit"))
                .map(module -> root + "." + module + "..")
                .toArray(String[]::new);
    }

    private static String[] othersThan(String root, String module) {
        return Stream.concat(services().stream(), Stream.of("gateway", "standalone", "embedded"))
                .filter(other -> !other.equals(module))
                .map(other -> root + "." + other + "..")
                .toArray(String[]::new);
    }

    private static DescribedPredicate<JavaMethodCall> readsTheSystemClock() {
        return DescribedPredicate.describe("reads the system clock", call -> {
            String owner = call.getTargetOwner().getName();
            String method = call.getTarget().getName();
            boolean given = call.getTarget().getRawParameterTypes().stream()
                    .anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
            return owner.startsWith("java.time.") && method.equals("now") && !given
                    || owner.equals("java.lang.System") && method.equals("currentTimeMillis")
                    || owner.equals("java.util.Calendar") && method.equals("getInstance");
        });
    }

    private static DescribedPredicate<JavaClass> speakBson() {
        return DescribedPredicate.describe("speak BSON", type -> type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("org.bson")));
    }

    private static DescribedPredicate<JavaClass> binaryFraction() {
        return DescribedPredicate.describe("a binary fraction", type -> Stream.of(
                        double.class, float.class, Double.class, Float.class, double[].class, float[].class)
                .anyMatch(type::isEquivalentTo));
    }
}
