package io.convoke.auth.accounts.boundary;

import io.convoke.auth.accounts.entity.EmailAddress;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Asks the address itself. */
public class MailAddressValidator implements ConstraintValidator<MailAddress, String> {
    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        return text == null || EmailAddress.parse(text).isPresent();
    }
}
