package id.timbang.indicator.directory;

import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Employees by list: CSV with a header, of any length. */
@RestController
class EmployeeImportController {

    private final EmployeeRegister register;

    EmployeeImportController(EmployeeRegister register) {
        this.register = register;
    }

    @PostMapping(path = "/api/employees/imports", consumes = "text/csv")
    ImportReport importList(Caller caller, @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type, InputStream body)
            throws IOException {
        Rights.require(Rights.isManager(caller));
        var charset = Objects.requireNonNullElse(type.getCharset(), StandardCharsets.UTF_8);
        // A decoder made for the purpose reports what is not in that encoding; a reader of its own would replace it.
        try (InputStreamReader csv = new InputStreamReader(body, charset.newDecoder())) {
            return new EmployeeImport(register, caller).run(csv);
        }
    }
}
