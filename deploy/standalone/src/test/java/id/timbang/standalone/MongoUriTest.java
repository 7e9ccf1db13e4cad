package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoUriTest {

    @ParameterizedTest
    @CsvSource({
        "mongodb://db:27017, mongodb://db:27017/timbang-survey",
        "mongodb://db:27017/, mongodb://db:27017/timbang-survey",
        "mongodb://a:1;b:2/?replicaSet=rs, mongodb://a:1;b:2/timbang-survey?replicaSet=rs",
        "mongodb+srv://db.example/?w=majority, mongodb+srv://db.example/timbang-survey?w=majority",
        "mongodb://me:secret@db/people, mongodb://me:secret@db/timbang-survey?authSource=people",
        "mongodb://me:secret@db/people?w=1, mongodb://me:secret@db/timbang-survey?w=1&authSource=people",
        "mongodb://me:secret@db/?authSource=admin, mongodb://me:secret@db/timbang-survey?authSource=admin",
    })
    void a_service_gets_a_database_of_its_own(String given, String expected) {
        assertThat(MongoUri.parse(given.replace(';', ',')).database("timbang-survey"))
                .isEqualTo(expected.replace(';', ','));
    }

    @ParameterizedTest
    @CsvSource("mongodb://me:secret@db:27017/people, mongodb://db:27017")
    void a_password_is_never_shown(String given, String shown) {
        assertThat(MongoUri.parse(given).shown()).isEqualTo(shown);
    }
}
