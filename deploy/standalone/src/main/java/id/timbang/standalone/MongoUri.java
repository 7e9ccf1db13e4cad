package id.timbang.standalone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The connection string of a MongoDB, from which every service gets one with a database of its own.
 *
 * @param server  scheme, user and hosts
 * @param options with the question mark, or empty
 */
record MongoUri(String server, String options) {

    private static final Pattern FORM = Pattern.compile("(mongodb(?:\\+srv)?://[^/?\\s]+)(?:/([^?/\\s]*))?(\\?\\S*)?");

    /** @throws UsageException for what is no connection string */
    static MongoUri parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new UsageException("--mongodb: that is no connection string; write one as mongodb://localhost:27017");
        }
        String server = form.group(1);
        String options = form.group(3) == null ? "" : form.group(3);
        String database = form.group(2) == null ? "" : form.group(2);
        // Users live in the database the string names; it must still be found once each service names its own.
        if (server.contains("@") && !database.isEmpty() && !options.contains("authSource=")) {
            options = (options.isEmpty() ? "?" : options + "&") + "authSource=" + database;
        }
        return new MongoUri(server, options);
    }

    String database(String name) {
        return server + "/" + name + options;
    }

    /** Without the user's name and password. */
    String shown() {
        return server.replaceFirst("//[^@]*@", "//");
    }
}
