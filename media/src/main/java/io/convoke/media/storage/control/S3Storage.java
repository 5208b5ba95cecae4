package io.convoke.media.storage.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in a bucket of any store that speaks S3. One PUT with a known length each: S3 takes 5 GB so. */
public final class S3Storage implements MediaStorage, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** Of silence on the connection. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final int INSUFFICIENT_STORAGE = 507;

    private final S3Client client;
    private final String bucket;

    public S3Storage(S3Settings settings) {
        bucket = settings.bucket();
        var builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(settings.keys()
                        .<AwsCredentialsProvider>map(keys -> StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(keys.access(), keys.secret())))
                        .orElseGet(() -> DefaultCredentialsProvider.builder().build()))
                .forcePathStyle(settings.pathStyle())
                // The checksums that the SDK adds by itself are not understood by every store.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE));
        settings.endpoint().ifPresent(builder::endpointOverride);
        client = builder.build();
    }

    @Override
    public void put(String key, Path file) throws IOException {
        try {
            client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    @Override
    public Optional<InputStream> open(String key, long offset, long length) throws IOException {
        try {
            return Optional.of(client.getObject(
                    request -> request.bucket(bucket).key(key).range("bytes=" + offset + "-" + (offset + length - 1))));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    @Override
    public void delete(String key) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(key));
        } catch (NoSuchKeyException gone) {
            // as it should be
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    @Override
    public void scan(Consumer<List<Found>> page) throws IOException {
        try {
            for (var answer : client.listObjectsV2Paginator(request -> request.bucket(bucket))) {
                page.accept(answer.contents().stream()
                        .map(object -> new Found(object.key(), object.lastModified()))
                        .toList());
            }
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    private static IOException failure(SdkException failure) {
        return failure instanceof S3Exception answered && answered.statusCode() == INSUFFICIENT_STORAGE
                ? new StorageFullException(failure)
                : new IOException("the S3 store failed", failure);
    }

    @Override
    public void close() {
        client.close();
    }
}
