# Writes models as R's own users do: Rscript write-models.R FOLDER
folder <- commandArgs(trailingOnly = TRUE)[1]
write <- function(name, value, ...) saveRDS(value, file.path(folder, paste0(name, ".rds")), ...)
f <- function(x, y = 2) { z <- x + y; for (i in 1:10) z <- z * i; z }
write("lm", lm(mpg ~ wt + hp, mtcars))
write("lm-plain", lm(mpg ~ wt + hp, mtcars), compress = FALSE)
write("glm-xz", glm(am ~ wt, binomial, mtcars), compress = "xz")
write("nls-version-2", nls(mpg ~ a + b * wt, mtcars, start = list(a = 40, b = -5)), version = 2)
write("compiled", compiler::cmpfun(f))
write("compact", 1:100000)
setClass("P", representation(x = "numeric", y = "list"))
write("s4", new("P", x = 1, y = list(1L, NA, "\u00e9", 1i, as.raw(1:3), NULL, quote(a + b), factor("a"))))
lazy <- new.env()
delayedAssign("late", stop("never"), assign.env = lazy)
write("environment", lazy)
km <- kmeans(iris[, 1:4], 3)
save(km, f, file = file.path(folder, "workspace.RData"), compress = "bzip2")
