package id.timbang.standalone.demo;

import id.timbang.contracts.SurveyElement;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A citizen's answer as it is posted: nine elements, each 1 to 4. */
record Answer(String answerId, String employeeId, LocalDate day, Map<SurveyElement, Integer> elements) {

    private static final double SPREAD_OF_CITIZENS = 0.35;
    private static final double SPREAD_OF_ELEMENTS = 0.45;

    static Answer drawn(Person person, Skill skill, LocalDate day, RandomGenerator random) {
        double mood = random.nextGaussian(skill.kindness(), SPREAD_OF_CITIZENS);
        Map<SurveyElement, Integer> elements = new EnumMap<>(SurveyElement.class);
        for (SurveyElement element : SurveyElement.values()) {
            long value = Math.round(random.nextGaussian(mood, SPREAD_OF_ELEMENTS));
            elements.put(element, (int) Math.max(1, Math.min(4, value)));
        }
        return new Answer(randomUuid(random).toString(), person.employeeId(), day, elements);
    }

    /** A UUID of version 4, from the given source: the same one again where the source begins the same. */
    private static UUID randomUuid(RandomGenerator random) {
        return new UUID(
                random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L,
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
