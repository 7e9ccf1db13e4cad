package id.timbang.survey.answer;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import id.timbang.contracts.AnswerSubmitted;
import id.timbang.kit.event.TopicReaders.Received;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Which answers there are: by id, what was answered (as a digest) and the place in the log where it stands first.
 * By it the same answer told twice counts once, and an id cannot be used for two different answers.
 *
 * <p>A document: {@code {_id: answerId, digest, partition, offset}}; without a place until the log has the answer.
 */
@Component
public class AnswerIds {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> ids;

    AnswerIds(MongoOperations mongo) {
        this.ids = mongo.getCollection("answer-ids");
    }

    /** What an id is found to be when it is handed in with an answer. */
    enum Claim {
        /** Not in the log yet, as far as is known. */
        NEW,
        /** In the log, with the same answer. */
        REPEATED,
        /** Used for a different answer. */
        TAKEN
    }

    /** Ties an id to this answer, unless it is tied already. */
    Claim claim(AnswerSubmitted answer) {
        String digest = AnswerDigest.of(answer);
        ids.updateOne(Filters.eq("_id", answer.answerId()), Updates.setOnInsert("digest", digest), UPSERT);
        Document found = Optional.ofNullable(
                        ids.find(Filters.eq("_id", answer.answerId())).first())
                .orElseThrow(() -> new IllegalStateException("an answer's id vanished"));
        if (!digest.equals(found.getString("digest"))) {
            return Claim.TAKEN;
        }
        return found.containsKey("partition") ? Claim.REPEATED : Claim.NEW;
    }

    /**
     * Those answers among the received ones that count: each id at the first place it stands at, however often the
     * log is read.
     *
     * @param received answers, each partition's in order
     */
    public List<Received> firstOf(List<Received> received) {
        while (true) {
            Map<String, Document> known = known(received);
            List<Received> first = new ArrayList<>(received.size());
            List<WriteModel<Document>> writes = new ArrayList<>();
            for (Received answer : received) {
                Document place = new Document("partition", answer.partition()).append("offset", answer.offset());
                Document present = known.putIfAbsent(idOf(answer), place);
                if (present == null) {
                    writes.add(register(answer, place));
                }
                if (present == null || present.equals(place)) {
                    first.add(answer);
                }
            }
            if (write(writes)) {
                return first;
            }
        }
    }

    /** The places known, by id. */
    private Map<String, Document> known(List<Received> received) {
        Map<String, Document> known = new HashMap<>();
        Bson asked = Filters.in("_id", received.stream().map(AnswerIds::idOf).toList());
        for (Document found : ids.find(Filters.and(asked, Filters.exists("partition")))) {
            known.put(
                    found.getString("_id"),
                    new Document("partition", found.getInteger("partition")).append("offset", found.getLong("offset")));
        }
        return known;
    }

    private static WriteModel<Document> register(Received answer, Document place) {
        return new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", idOf(answer)), Filters.exists("partition", false)),
                new Document("$set", place)
                        .append("$setOnInsert", new Document("digest", AnswerDigest.of(dataOf(answer)))),
                UPSERT);
    }

    /** False where another instance wrote a place first: then read again. */
    private boolean write(List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return true;
        }
        try {
            ids.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return true;
        } catch (MongoBulkWriteException failed) {
            boolean lostRaces = failed.getWriteErrors().stream()
                    .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!lostRaces) {
                throw failed;
            }
            return false;
        }
    }

    private static String idOf(Received answer) {
        return dataOf(answer).answerId();
    }

    private static AnswerSubmitted dataOf(Received answer) {
        return (AnswerSubmitted) answer.event().data();
    }
}
