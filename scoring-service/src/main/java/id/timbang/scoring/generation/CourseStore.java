package id.timbang.scoring.generation;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import id.timbang.scoring.generation.Course.Building;
import id.timbang.scoring.generation.Course.Former;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The course of the generations as one document: {@code {_id: "course", lock, current, last, building: {generation,
 * owner, until, decision}, former: {generation, until}}}.
 */
final class CourseStore {

    private static final String ID = "course";

    private final MongoCollection<Document> documents;

    CourseStore(MongoOperations mongo) {
        this.documents = mongo.getCollection("generations");
    }

    Course read() {
        Document found = documents.find(Filters.eq("_id", ID)).first();
        return found == null ? started() : course(found);
    }

    private Course started() {
        try {
            documents.insertOne(document(Course.START));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
            // Another instance was first.
            return read();
        }
        return Course.START;
    }

    /** Takes a step; none where it may not be taken. */
    Optional<Course> take(Function<Course, Optional<Course>> step) {
        while (true) {
            Optional<Course> next = step.apply(read());
            if (next.isEmpty() || replace(next.get())) {
                return next;
            }
        }
    }

    private boolean replace(Course next) {
        Document replaced = new Document("_id", ID).append("lock", next.lock() - 1);
        return documents.replaceOne(replaced, document(next)).getMatchedCount() == 1;
    }

    private static Document document(Course course) {
        Document document = new Document("_id", ID)
                .append("lock", course.lock())
                .append("current", course.current().number())
                .append("last", course.last().number());
        Building building = course.building();
        if (building != null) {
            document.append(
                    "building",
                    new Document("generation", building.claim().generation().number())
                            .append("owner", building.claim().owner())
                            .append("until", Date.from(building.until()))
                            .append("decision", building.decision().name()));
        }
        Former former = course.former();
        if (former != null) {
            document.append(
                    "former",
                    new Document("generation", former.generation().number())
                            .append("until", Date.from(former.until())));
        }
        return document;
    }

    private static Course course(Document document) {
        Document building = document.get("building", Document.class);
        Document former = document.get("former", Document.class);
        return new Course(
                document.getLong("lock"),
                generation(document, "current"),
                generation(document, "last"),
                building == null
                        ? null
                        : new Building(
                                new Claim(generation(building, "generation"), building.getString("owner")),
                                until(building),
                                Decision.valueOf(building.getString("decision"))),
                former == null ? null : new Former(generation(former, "generation"), until(former)));
    }

    private static Generation generation(Document document, String field) {
        return new Generation(document.getLong(field));
    }

    private static Instant until(Document document) {
        return Instant.ofEpochMilli(document.getDate("until").getTime());
    }
}
