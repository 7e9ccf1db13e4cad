package id.timbang.indicator.directory;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.DirectoryEvent;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Envelope;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.Topic;
import id.timbang.kit.calendar.WorkCalendars;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.kit.state.StateStore;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** The directory's stores, and its way back from the log: an empty store is filled from the topic. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersonSettings.class)
class DirectoryConfiguration {

    @Bean
    StateStore<OfficeChanged> officeStates(MongoOperations mongo, EventPublisher publisher) {
        return new StateStore<>(mongo, "offices", OfficeChanged.class, publisher);
    }

    @Bean
    StateStore<EmployeeChanged> employeeStates(MongoOperations mongo, EventPublisher publisher) {
        return new StateStore<>(mongo, "employees", EmployeeChanged.class, publisher, EmployeeChanged::nip);
    }

    @Bean
    StateStore<AbsenceChanged> absenceStates(MongoOperations mongo, EventPublisher publisher) {
        return new StateStore<>(mongo, "absences", AbsenceChanged.class, publisher);
    }

    @Bean
    StateStore<CalendarChanged> calendarStates(MongoOperations mongo, EventPublisher publisher) {
        return new StateStore<>(mongo, "calendars", CalendarChanged.class, publisher);
    }

    @Bean
    OfficeTree officeTree(MongoOperations mongo, StateStore<OfficeChanged> offices) {
        return new OfficeTree(mongo, offices);
    }

    @Bean
    Directory directory() {
        return new Directory();
    }

    @Bean
    WorkCalendars workCalendars() {
        return new WorkCalendars();
    }

    @Bean
    PersonDigest personDigest(PersonSettings settings) {
        return new PersonDigest(settings.personKey());
    }

    @Bean
    DirectoryView directoryView(Directory directory, PersonDigest digest) {
        return new DirectoryView(directory, digest);
    }

    @Bean
    TopicReader directoryReader(
            TopicReaders readers,
            DirectoryView view,
            StateStore<OfficeChanged> offices,
            StateStore<EmployeeChanged> employees,
            StateStore<AbsenceChanged> absences,
            StateStore<CalendarChanged> calendars,
            WorkCalendars workCalendars) {
        return readers.reader(List.of(Topic.DIRECTORY), TopicReader.From.START, envelopes -> {
            offices.restoreAll(told(envelopes, OfficeChanged.class));
            employees.restoreAll(told(envelopes, EmployeeChanged.class));
            absences.restoreAll(told(envelopes, AbsenceChanged.class));
            calendars.restoreAll(told(envelopes, CalendarChanged.class));
            told(envelopes, CalendarChanged.class).forEach(workCalendars::apply);
            told(envelopes, DirectoryEvent.class).forEach(view::apply);
        });
    }

    private static <E> List<E> told(List<Envelope<?>> envelopes, Class<E> type) {
        return envelopes.stream()
                .map(Envelope::data)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
