package id.timbang.indicator.directory;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.DirectoryEvent;
import id.timbang.contracts.EmployeeChanged;
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
        return new StateStore<>(mongo, "employees", EmployeeChanged.class, publisher);
    }

    @Bean
    StateStore<AbsenceChanged> absenceStates(MongoOperations mongo, EventPublisher publisher) {
        return new StateStore<>(mongo, "absences", AbsenceChanged.class, publisher);
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
            WorkCalendars calendars,
            StateStore<OfficeChanged> offices,
            StateStore<EmployeeChanged> employees,
            StateStore<AbsenceChanged> absences) {
        return readers.reader(
                List.of(Topic.DIRECTORY),
                TopicReader.From.START,
                envelopes -> envelopes.forEach(told -> {
                    if (told.data() instanceof OfficeChanged office) {
                        offices.restore(office);
                    } else if (told.data() instanceof EmployeeChanged employee) {
                        employees.restore(employee);
                    } else if (told.data() instanceof AbsenceChanged absence) {
                        absences.restore(absence);
                    } else if (told.data() instanceof CalendarChanged calendar) {
                        calendars.apply(calendar);
                    }
                    if (told.data() instanceof DirectoryEvent event) {
                        view.apply(event);
                    }
                }));
    }
}
