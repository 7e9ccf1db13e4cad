package id.timbang.gateway;

import java.net.URI;

/** What of an address makes a site in a browser's eyes. */
public final class Addresses {

    private Addresses() {}

    /** Scheme, host and port, as browsers write an origin: the scheme's own port is left out. */
    public static String origin(URI address) {
        int port = address.getPort();
        boolean usual = port == -1 || port == usualPort(address);
        return address.getScheme() + "://" + address.getHost() + (usual ? "" : ":" + port);
    }

    /** Host and port, always with the port. */
    static String authority(URI address) {
        return address.getHost() + ":" + port(address);
    }

    /** The port, also where it is the scheme's own and left out. */
    public static int port(URI address) {
        return address.getPort() == -1 ? usualPort(address) : address.getPort();
    }

    private static int usualPort(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
