package id.timbang.scoring.query;

import id.timbang.contracts.Period;
import id.timbang.scoring.live.LiveScore;
import id.timbang.scoring.live.LiveSource;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scores as live pages are told them: the same text that a list answers. */
@Component
class LiveTexts implements LiveSource {

    private final Scores scores;
    private final JsonMapper json;

    LiveTexts(Scores scores, JsonMapper json) {
        this.scores = scores;
        this.json = json;
    }

    @Override
    public List<LiveScore> now(Period month, Collection<String> employees) {
        return scores.now(month, employees).stream()
                .map(score -> new LiveScore(
                        score.employeeId(), month, score.position(), score.version(), json.writeValueAsString(score)))
                .toList();
    }
}
