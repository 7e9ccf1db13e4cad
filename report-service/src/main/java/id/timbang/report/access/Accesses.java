package id.timbang.report.access;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import id.timbang.contracts.ScoreAccessed;
import id.timbang.kit.state.BsonJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Who has looked at whose figures. {@code accesses}: {@code {_id: employee|month, until, looks: {key: look}}}, so that an
 * employee's looks are found by id; a look has one key however often it is told. Looks are forgotten with the month
 * they were made in, when the log forgets them, too: by a TTL index on {@code until}.
 */
class Accesses {

    /** As long as the topic keeps them, in months. */
    private static final int KEPT_MONTHS = 24;

    private static final BulkWriteOptions ORDERED = new BulkWriteOptions().ordered(true);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> accesses;

    Accesses(MongoOperations mongo) {
        this.accesses = mongo.getCollection("accesses");
        accesses.createIndex(Indexes.ascending("until"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    void store(List<ScoreAccessed> looks) {
        List<WriteModel<Document>> writes = new ArrayList<>(looks.size());
        for (ScoreAccessed look : looks) {
            YearMonth month = YearMonth.from(look.at().atOffset(ZoneOffset.UTC));
            writes.add(new UpdateOneModel<>(
                    Filters.eq("_id", id(look.employeeId(), month)),
                    Updates.combine(
                            Updates.set("looks." + key(look), BsonJson.toBson(look)),
                            Updates.setOnInsert("until", Date.from(until(month)))),
                    UPSERT));
        }
        if (!writes.isEmpty()) {
            accesses.bulkWrite(writes, ORDERED);
        }
    }

    private static Instant until(YearMonth month) {
        return month.plusMonths(KEPT_MONTHS + 1L)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** Everything that is remembered of an employee, newest first. */
    List<ScoreAccessed> of(String employeeId, Instant now) {
        YearMonth current = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        // A month more than it is kept, and one to come: clocks differ.
        List<String> ids = IntStream.rangeClosed(-1, KEPT_MONTHS)
                .mapToObj(before -> id(employeeId, current.minusMonths(before)))
                .toList();
        List<ScoreAccessed> looks = new ArrayList<>();
        for (Document month : accesses.find(Filters.in("_id", ids))) {
            month.get("looks", Document.class)
                    .values()
                    .forEach(look -> looks.add(BsonJson.fromBson((Document) look, ScoreAccessed.class)));
        }
        looks.sort(Comparator.comparing(ScoreAccessed::at).reversed().thenComparing(ScoreAccessed::eventId));
        return looks;
    }

    private static String id(String employeeId, YearMonth month) {
        return employeeId + "|" + month;
    }

    /** A field's name may hold neither dots nor dollars, as an id may. */
    private static String key(ScoreAccessed look) {
        return UUID.nameUUIDFromBytes(look.eventId().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
