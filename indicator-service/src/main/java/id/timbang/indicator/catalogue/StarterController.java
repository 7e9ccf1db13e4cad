package id.timbang.indicator.catalogue;

import id.timbang.indicator.catalogue.ScorecardCheck.Author;
import id.timbang.indicator.input.Page;
import id.timbang.indicator.input.Paging;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.time.TimbangProperties;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starter catalogues: indicators and scorecards to begin with, to be read by all and loaded by a manager. */
@RestController
@RequestMapping("/api/catalogues")
class StarterController {

    private final StarterCatalogues catalogues;
    private final StarterLoading loading;
    private final Clock clock;
    private final ZoneId zone;

    StarterController(StarterCatalogues catalogues, StarterLoading loading, Clock clock, TimbangProperties properties) {
        this.catalogues = catalogues;
        this.loading = loading;
        this.clock = clock;
        this.zone = properties.zone();
    }

    @GetMapping
    Page<StarterCatalogue.Summary> list(
            Caller caller,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size) {
        Rights.require(Rights.mayReadCatalogue(caller));
        Paging paging = new Paging(page, size);
        List<StarterCatalogue> all = catalogues.all();
        return paging.of(
                all.stream()
                        .skip(paging.skip())
                        .limit(paging.size())
                        .map(StarterCatalogue::summary)
                        .toList(),
                all.size());
    }

    @GetMapping("/{name}")
    StarterCatalogue get(Caller caller, @PathVariable String name) {
        Rights.require(Rights.mayReadCatalogue(caller));
        return catalogues.named(name);
    }

    /**
     * Makes what is not there yet. Loading twice changes nothing, and what is there with other content is kept.
     *
     * @throws Problem 400 with {@code errors} by field; 409 {@code closed-period} where the scorecards would reach back
     *                 into one: then nothing at all is made
     */
    @PostMapping("/{name}/load")
    LoadReport load(Caller caller, @PathVariable String name, @RequestBody(required = false) @Nullable LoadBody body) {
        Rights.require(Rights.mayChangeCatalogue(caller));
        Author author = ScorecardController.author(caller, clock);
        return loading.load(
                catalogues.named(name),
                body == null ? LoadBody.DEFAULT : body,
                author,
                YearMonth.from(author.at().atZone(zone)));
    }
}
