package id.timbang.indicator.quarantine;

import java.util.Set;

/**
 * Which entries a caller may see.
 *
 * @param sources   all of these sources
 * @param offices   all of these offices
 * @param employees all about these employees
 */
record Scope(boolean all, Set<String> sources, Set<String> offices, Set<String> employees) {

    static final Scope ALL = new Scope(true, Set.of(), Set.of(), Set.of());
}
