package id.timbang.scoring.ingest;

import com.mongodb.client.MongoCollection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.springframework.data.mongodb.core.MongoOperations;

/** A store that takes a step before and after every write, and within a write of many after each of them. */
public final class DyingStore {

    private static final Set<String> WRITES =
            Set.of("insertOne", "insertMany", "replaceOne", "updateOne", "updateMany", "bulkWrite", "deleteOne");

    private DyingStore() {}

    public static MongoOperations of(MongoOperations mongo, Crash.Plan plan) {
        return proxy(MongoOperations.class, (proxy, method, arguments) -> {
            Object result = invoke(method, mongo, arguments);
            return result instanceof MongoCollection<?> collection ? dying(collection, plan) : result;
        });
    }

    private static MongoCollection<?> dying(MongoCollection<?> collection, Crash.Plan plan) {
        return proxy(MongoCollection.class, (proxy, method, arguments) -> {
            if (!WRITES.contains(method.getName())) {
                return invoke(method, collection, arguments);
            }
            stepWithin(method, collection, arguments, plan);
            Object result = invoke(method, collection, arguments);
            plan.step();
            return result;
        });
    }

    /** Where it dies within a write of many, some of them are done. */
    private static void stepWithin(Method method, Object collection, Object[] arguments, Crash.Plan plan)
            throws Throwable {
        int writes = method.getName().equals("bulkWrite") ? ((List<?>) arguments[0]).size() : 1;
        for (int done = 0; done < writes; done++) {
            try {
                plan.step();
            } catch (Crash died) {
                if (done > 0) {
                    Object[] some = arguments.clone();
                    some[0] = ((List<?>) arguments[0]).subList(0, done);
                    invoke(method, collection, some);
                }
                throw died;
            }
        }
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<? super T> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(DyingStore.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
