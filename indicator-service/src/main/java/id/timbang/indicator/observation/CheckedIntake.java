package id.timbang.indicator.observation;

import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Quarantined;
import id.timbang.kit.event.EventPublisher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Checks a batch, publishes what is sound, and puts aside what a mended directory or catalogue would make sound. */
@Component
final class CheckedIntake implements ObservationIntake {

    private final ObservationCheck check;
    private final EventPublisher publisher;

    CheckedIntake(ObservationCheck check, EventPublisher publisher) {
        this.check = check;
        this.publisher = publisher;
    }

    @Override
    public Result accept(List<ObservationInput> batch) {
        return acceptItems(batch.stream().map(input -> new Item(input, null)).toList());
    }

    /** As {@link #accept}, for items some of which could not even be read. */
    Result acceptItems(List<Item> batch) {
        Map<String, ObservationRecorded> sound = new LinkedHashMap<>();
        List<Event> publishing = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        int duplicates = 0;
        for (int index = 0; index < batch.size(); index++) {
            Item item = batch.get(index);
            try {
                ObservationRecorded observation = checked(item);
                ObservationRecorded before =
                        sound.putIfAbsent(observation.source() + "|" + observation.id(), observation);
                if (before == null) {
                    publishing.add(observation);
                } else if (before.equals(observation)) {
                    duplicates++;
                } else {
                    throw new Unusable(
                            "conflicting-duplicate",
                            "this call has another observation with the same 'source' and 'id' but other content");
                }
            } catch (Unusable fault) {
                rejected.add(new Rejection(index, item.input().id(), fault.code(), fault.detail()));
                if (fault.isKept()) {
                    publishing.add(kept(item.input(), fault));
                }
            }
        }
        publisher.publishAll(publishing);
        return new Result(sound.size(), duplicates, List.copyOf(rejected));
    }

    private ObservationRecorded checked(Item item) throws Unusable {
        if (item.fault() != null) {
            throw item.fault();
        }
        return check.check(item.input());
    }

    /** The whole item but for a NIP, which travels no further than the directory. */
    private static Quarantined kept(ObservationInput input, Unusable fault) {
        return new Quarantined(
                String.valueOf(input.source()),
                String.valueOf(input.id()),
                fault.code(),
                fault.detail(),
                EventJson.mapper().writeValueAsString(input.withoutNip()),
                false);
    }
}
