/**
 * What crosses a service's border: the events, the topics they travel on, their JSON. Nothing here knows
 * a framework; every type in JSON is proved by a golden file in the tests and described in
 * {@code asyncapi.yaml}.
 *
 * <p>Identifiers: an employee is named everywhere by an opaque id. Only {@link
 * id.timbang.contracts.EmployeeChanged}, on the compacted directory topic (where a person's record can be
 * deleted), carries a name or a NIP.
 */
@NullMarked
package id.timbang.contracts;

import org.jspecify.annotations.NullMarked;
