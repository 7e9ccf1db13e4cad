package id.timbang.identity.login;

import id.timbang.identity.account.Accounts;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The log-in page, also after a wrong password and after too many. */
@Controller
class LoginPage {

    static final String PATH = "/identity/login";
    static final String WRONG = "/identity/login/wrong";
    static final String REFUSED = "/identity/login/refused";
    static final String MINUTES = LoginPage.class.getName() + ".minutes";

    private final Accounts accounts;

    LoginPage(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    String ask(Model model, Locale locale, HttpServletRequest request) {
        return page(model, locale, request.getParameter("expired") == null ? null : "expired");
    }

    /** Only forwarded to: by itself it is just the page. */
    @RequestMapping(WRONG)
    String wrong(Model model, Locale locale, HttpServletRequest request) {
        return page(model, locale, isForwarded(request) ? "wrong" : null);
    }

    /** Only forwarded to: by itself it is just the page. */
    @RequestMapping(REFUSED)
    String refused(Model model, Locale locale, HttpServletRequest request) {
        Object minutes = request.getAttribute(MINUTES);
        model.addAttribute("minutes", minutes == null ? 0 : minutes);
        return page(model, locale, minutes == null ? null : "refused");
    }

    private String page(Model model, Locale locale, @Nullable String problem) {
        model.addAttribute("problem", problem);
        model.addAttribute("language", locale.getLanguage());
        model.addAttribute("people", accounts.choice());
        model.addAttribute("password", Accounts.DEMONSTRATION_PASSWORD);
        return "login";
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) != null;
    }
}
