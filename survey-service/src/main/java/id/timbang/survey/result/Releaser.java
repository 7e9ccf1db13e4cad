package id.timbang.survey.result;

import id.timbang.contracts.SurveyChanged;
import id.timbang.contracts.SurveyResultsReleased;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.state.StateStore;
import id.timbang.survey.definition.Surveys;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Releases the steps that are due. A step is one conditional write that carries its event, so of two instances
 * that see it due only one makes it.
 */
class Releaser {

    private static final Logger log = LoggerFactory.getLogger(Releaser.class);
    private static final long PAUSE_MILLIS = 500;

    private final ResultView view;
    private final StateStore<SurveyResultsReleased> store;
    private final Surveys surveys;
    private final ObjectProvider<TopicReader> readers;

    Releaser(
            ResultView view,
            StateStore<SurveyResultsReleased> store,
            Surveys surveys,
            ObjectProvider<TopicReader> readers) {
        this.view = view;
        this.store = store;
        this.surveys = surveys;
        this.readers = readers;
    }

    /** Before the steps already made have been read from the log, others would be made of the same answers. */
    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void releaseWhatIsDue() {
        if (readers.stream().allMatch(TopicReader::isCaughtUp)) {
            List.copyOf(view.takeTouched()).forEach(this::releaseOrTryAgain);
        }
    }

    private void releaseOrTryAgain(SurveyMonth of) {
        try {
            surveys.find(of.surveyId()).ifPresent(survey -> release(of, survey));
        } catch (RuntimeException failed) {
            log.warn("results of {} are released later: {}", of.key(), failed.toString());
            view.touch(of);
        }
    }

    private void release(SurveyMonth of, SurveyChanged survey) {
        if (step(of, survey).isPresent()) {
            store.put(of.key(), version -> as(version, step(of, survey).orElseGet(() -> present(of))));
        }
    }

    private Optional<SurveyResultsReleased> step(SurveyMonth of, SurveyChanged survey) {
        return view.stepAfter(present(of), survey.minimumAnswers());
    }

    private static SurveyResultsReleased as(long version, SurveyResultsReleased results) {
        return new SurveyResultsReleased(
                results.surveyId(),
                results.officeId(),
                results.month(),
                version,
                results.answers(),
                results.elements(),
                results.cut());
    }

    private SurveyResultsReleased present(SurveyMonth of) {
        return store.find(of.key()).orElseGet(() -> ReleaseStep.nothing(of));
    }
}
