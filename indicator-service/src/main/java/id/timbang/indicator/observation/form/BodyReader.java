package id.timbang.indicator.observation.form;

import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads the observations off a body of one form. */
public interface BodyReader {

    /**
     * Reads to the end and hands over each observation as it is read, in order; what is wrong within one is its own
     * fault. None is held back, so a body of any length takes no more memory than one of them.
     *
     * @throws Problem     where what follows cannot be told apart any more, or is too much; what came before stands
     * @throws IOException where the body did not come whole
     */
    void read(RequestBody body, Consumer<ReadItem> sink) throws IOException;
}
