# Milliseconds that R's surveillance takes for what detectors.ts measures: C2 over 156 weeks, and one week of improved
# Farrington. The counts come on standard input; the medians of nine rounds go to standard output.
suppressMessages(library(surveillance))
counts <- scan("stdin", quiet = TRUE)
weekly <- function(values) sts(values, start = c(2002, 1), frequency = 52)
all <- weekly(counts)
past <- weekly(counts[1:312])
take <- function(run) {
  run()
  median(replicate(9, system.time(for (i in 1:20) run())[["elapsed"]])) / 20 * 1000
}
c2 <- list(range = 367:522, method = "C2", baseline = 7, minSigma = 0, alpha = 0.001)
improved <- list(
  range = 312, b = 5, w = 3, reweight = TRUE, weightsThreshold = 2.58, noPeriods = 10, pastWeeksNotIncluded = 26,
  thresholdMethod = "nbPlugin", alpha = 0.01, trend = TRUE, pThresholdTrend = 1, limit54 = c(5, 4)
)
cat(take(function() earsC(all, control = c2)), take(function() farringtonFlexible(past, control = improved)), "\n")
