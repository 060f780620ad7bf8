#ifndef COUNTERSIGN_CPANGOCAIRO_SHIM_H
#define COUNTERSIGN_CPANGOCAIRO_SHIM_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#endif
