package id.timbang.kit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.embedded.EmbeddedInfrastructure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BsonJsonTest {

    /** One file for every event type, kept whole by the tests of contracts. */
    private static final Path GOLDEN = Path.of("../contracts/src/test/resources/golden");

    static Stream<Event> everyEvent() throws Exception {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<Path> golden =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(golden).isNotEmpty();
            return golden.stream().map(BsonJsonTest::event);
        }
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void every_event_comes_back_from_a_document_as_it_was(Event event) {
        assertThat(BsonJson.fromBson(BsonJson.toBson(event), event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void every_event_comes_back_from_the_store_as_it_was(Event event) {
        try (MongoClient client =
                MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("bson-test"))) {
            MongoCollection<Document> collection =
                    client.getDatabase("bson-test").getCollection("events");
            collection.deleteMany(new Document());
            collection.insertOne(new Document("_id", 1).append("event", BsonJson.toBson(event)));

            Document found = collection.find(Filters.eq("_id", 1)).first();

            assertThat(BsonJson.fromBson(found.get("event", Document.class), event.getClass()))
                    .isEqualTo(event);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "62.50",
                "-7.250",
                "1E+3",
                "9999999999999999999999999999999999",
                "0.1234567890123456789012345678901234",
                "1E-6176",
                "9.999999999999999999999999999999999E+6144"
            })
    void a_decimal_keeps_every_digit_and_its_scale(String number) {
        TargetRange range = new TargetRange(new BigDecimal(number), BigDecimal.ONE);
        Document document = BsonJson.toBson(range);

        assertThat(document.get("from")).isInstanceOf(Decimal128.class);
        assertThat(BsonJson.fromBson(document, TargetRange.class).from()).isEqualTo(new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901234567890123456789012345", "1E+6145", "1E-6177"})
    void a_decimal_beyond_34_digits_is_refused_not_rounded(String number) {
        TargetRange range = new TargetRange(new BigDecimal(number), BigDecimal.ONE);

        assertThatThrownBy(() -> BsonJson.toBson(range)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void names_with_dots_and_dollars_and_whole_numbers_beyond_32_bits_survive() {
        Map<String, Long> offsets = Map.of("timbang.scores.v1-0", Long.MAX_VALUE, "$set", 0L);

        Document document = BsonJson.toBson(Map.of("cut", offsets));

        assertThat(document.get("cut", Document.class))
                .containsEntry("timbang.scores.v1-0", Long.MAX_VALUE)
                .containsEntry("$set", 0L);
    }

    private static Event event(Path golden) {
        try {
            return EventJson.read(Files.readAllBytes(golden)).data();
        } catch (IOException | UnreadableEventException unreadable) {
            throw new AssertionError(golden + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
