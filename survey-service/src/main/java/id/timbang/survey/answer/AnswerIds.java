package id.timbang.survey.answer;

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
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Which answers there are: by id, what was answered (as a digest) and the place in the log where it stands first.
 * By it the same answer told twice counts once, and an id cannot be used for two different answers.
 *
 * <p>{@code answer-places}: {@code {_id: answerId, partition, offset, digest}}, what the log has. {@code
 * answer-claims}: {@code {_id: answerId, digest}}, what clients gave ids of their own and may not have got into the
 * log. Both are only ever inserted into, so the first writer decides.
 */
@Component
public class AnswerIds {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> places;
    private final MongoCollection<Document> claims;

    AnswerIds(MongoOperations mongo) {
        this.places = mongo.getCollection("answer-places");
        this.claims = mongo.getCollection("answer-claims");
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
        Optional<String> inLog = digest(places, answer.answerId());
        if (inLog.isPresent()) {
            return inLog.get().equals(digest) ? Claim.REPEATED : Claim.TAKEN;
        }
        claims.updateOne(Filters.eq("_id", answer.answerId()), Updates.setOnInsert("digest", digest), UPSERT);
        return digest(claims, answer.answerId()).filter(digest::equals).isPresent() ? Claim.NEW : Claim.TAKEN;
    }

    private static Optional<String> digest(MongoCollection<Document> from, String answerId) {
        return Optional.ofNullable(from.find(Filters.eq("_id", answerId)).first())
                .map(found -> found.getString("digest"));
    }

    /**
     * Those answers among the received ones that count: each id at the first place it stands at, however often the
     * log is read.
     *
     * @param received answers, each partition's in order
     */
    public List<Received> firstOf(List<Received> received) {
        Map<String, Place> known = known(received);
        Map<String, WriteModel<Document>> unknown = new HashMap<>();
        for (Received answer : received) {
            String answerId = dataOf(answer).answerId();
            if (!known.containsKey(answerId)) {
                unknown.computeIfAbsent(answerId, id -> registration(answer));
            }
        }
        if (!unknown.isEmpty()) {
            places.bulkWrite(List.copyOf(unknown.values()), new BulkWriteOptions().ordered(false));
            // Another instance may have been first.
            known = known(received);
        }
        List<Received> first = new ArrayList<>(received.size());
        for (Received answer : received) {
            if (Place.of(answer).equals(known.get(dataOf(answer).answerId()))) {
                first.add(answer);
            }
        }
        return first;
    }

    private record Place(int partition, long offset) {

        static Place of(Received answer) {
            return new Place(answer.partition(), answer.offset());
        }
    }

    private Map<String, Place> known(List<Received> received) {
        List<String> asked =
                received.stream().map(answer -> dataOf(answer).answerId()).toList();
        Map<String, Place> known = new HashMap<>();
        for (Document found : places.find(Filters.in("_id", asked))) {
            known.put(found.getString("_id"), new Place(found.getInteger("partition"), found.getLong("offset")));
        }
        return known;
    }

    private static WriteModel<Document> registration(Received answer) {
        return new UpdateOneModel<>(
                Filters.eq("_id", dataOf(answer).answerId()),
                Updates.combine(
                        Updates.setOnInsert("partition", answer.partition()),
                        Updates.setOnInsert("offset", answer.offset()),
                        Updates.setOnInsert("digest", AnswerDigest.of(dataOf(answer)))),
                UPSERT);
    }

    private static AnswerSubmitted dataOf(Received answer) {
        return (AnswerSubmitted) answer.event().data();
    }
}
