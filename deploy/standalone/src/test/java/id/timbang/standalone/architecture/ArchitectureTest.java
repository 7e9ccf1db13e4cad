package id.timbang.standalone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The product keeps the rules; and each rule finds what breaks it, and nothing else. */
class ArchitectureTest {

    private static final String PRODUCT = "id.timbang";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PRODUCT);

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void the_product_keeps(Architecture rule) {
        assertThat(rule.under(PRODUCT).evaluate(CLASSES).getFailureReport().getDetails())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void a_breach_is_found(Architecture rule) {
        String fixture = ArchitectureTest.class.getPackageName() + ".fixture."
                + rule.name().toLowerCase(Locale.ROOT).replace("_", "");
        JavaClasses classes = new ClassFileImporter().importPackages(fixture);
        EvaluationResult result = rule.under(fixture).evaluate(classes);
        String report = String.join("\n", result.getFailureReport().getDetails());

        assertThat(named(classes, "Breaks")).isNotEmpty().allSatisfy(name -> assertThat(report)
                .contains(name));
        assertThat(named(classes, "Keeps"))
                .allSatisfy(name -> assertThat(report).doesNotContain(name));
    }

    @Test
    void the_rules_have_something_to_speak_of() {
        Stream<String> modules = Stream.concat(
                Architecture.services().stream(), Stream.of("contracts", "kit", "gateway", "standalone", "embedded"));
        Stream<String> packages = Stream.concat(
                modules.map(module -> PRODUCT + "." + module + ".."), Arrays.stream(Architecture.cores(PRODUCT)));

        assertThat(packages).allSatisfy(name -> assertThat(CLASSES.that(JavaClass.Predicates.resideInAPackage(name)))
                .isNotEmpty());
    }

    private static Stream<String> named(JavaClasses classes, String start) {
        return classes.stream().map(JavaClass::getSimpleName).filter(name -> name.startsWith(start));
    }
}
