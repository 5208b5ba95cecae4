package io.convoke.auth.credentials.boundary;

import io.convoke.auth.credentials.control.PasswordPolicy;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Says which rule a password breaks; never repeats the password. */
public class GoodPasswordValidator implements ConstraintValidator<GoodPassword, String> {
    @Override
    public boolean isValid(String password, ConstraintValidatorContext context) {
        if (password == null) {
            return true;
        }
        return switch (PasswordPolicy.judge(password)) {
            case GOOD -> true;
            case LENGTH -> false;
            case COMMON -> refuse(context, "{convoke.auth.password.common}");
            case UNREADABLE -> refuse(context, "{convoke.auth.password.unreadable}");
        };
    }

    private static boolean refuse(ConstraintValidatorContext context, String message) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
        return false;
    }
}
