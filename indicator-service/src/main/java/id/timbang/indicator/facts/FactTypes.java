package id.timbang.indicator.facts;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** How facts and windows are written into the store. */
final class FactTypes {

    private static final int CONTENT_MEMORY = 32;
    private static final int FACT_MEMORY = 96;

    private FactTypes() {}

    static final class OfFacts extends BasicDataType<Fact> {

        private static final int FIRST = 1;
        private static final int CORRECTED = 2;
        private static final int RETRACTED = 4;

        @Override
        public int getMemory(Fact fact) {
            return FACT_MEMORY + 2 * fact.employeeId().length() + (fact.corrected() == null ? 0 : CONTENT_MEMORY);
        }

        @Override
        public void write(WriteBuffer buffer, Fact fact) {
            int parts = (fact.first() == null ? 0 : FIRST)
                    | (fact.corrected() == null ? 0 : CORRECTED)
                    | (fact.retracted() ? RETRACTED : 0);
            buffer.put((byte) parts);
            write(buffer, fact.first());
            write(buffer, fact.corrected());
            buffer.putVarInt(fact.version()).putVarInt(fact.employeeId().length());
            buffer.putStringData(fact.employeeId(), fact.employeeId().length());
        }

        private static void write(WriteBuffer buffer, @Nullable Content content) {
            if (content != null) {
                buffer.putLong(content.digest()).putLong(content.marks());
            }
        }

        @Override
        public Fact read(ByteBuffer buffer) {
            int parts = buffer.get();
            Content first = (parts & FIRST) == 0 ? null : content(buffer);
            Content corrected = (parts & CORRECTED) == 0 ? null : content(buffer);
            int version = DataUtils.readVarInt(buffer);
            return new Fact(first, corrected, version, (parts & RETRACTED) != 0, DataUtils.readString(buffer));
        }

        private static Content content(ByteBuffer buffer) {
            return new Content(buffer.getLong(), buffer.getLong());
        }

        @Override
        public Fact[] createStorage(int size) {
            return new Fact[size];
        }
    }

    static final class OfWindows extends BasicDataType<RateWindow> {

        @Override
        public int getMemory(RateWindow window) {
            return CONTENT_MEMORY;
        }

        @Override
        public void write(WriteBuffer buffer, RateWindow window) {
            buffer.putVarLong(window.minute()).putLong(window.whose());
        }

        @Override
        public RateWindow read(ByteBuffer buffer) {
            return new RateWindow(DataUtils.readVarLong(buffer), buffer.getLong());
        }

        @Override
        public RateWindow[] createStorage(int size) {
            return new RateWindow[size];
        }

        @Override
        public int compare(RateWindow one, RateWindow other) {
            return one.compareTo(other);
        }
    }
}
